-- Part of an address these name no coach but a place, as lib/payouts/reference.ts says. What was kept before stays as it is.
ALTER TABLE "coach" ADD CONSTRAINT "coach_reference_no_place" CHECK ("reference" NOT IN ('.', '..')) NOT VALID;
