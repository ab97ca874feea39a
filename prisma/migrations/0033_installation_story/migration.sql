-- AlterTable
ALTER TABLE "installation" ADD COLUMN     "doubted_because" TEXT,
ADD COLUMN     "former_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "payment_sweep" ADD COLUMN     "reached" TIMESTAMPTZ(3);
