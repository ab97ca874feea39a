-- Facts of accounts made before volumes and announcements were known; who had submitted as a business counts as having
-- told of the people behind it.
UPDATE account SET facts = '{"announced": [], "enforcesFuture": false, "volume": 0, "crossedAt": null}'::jsonb || facts;
UPDATE account SET facts = jsonb_set(facts, '{given}', (
  SELECT jsonb_object_agg(key, value) FROM (
    SELECT role || part AS key, to_jsonb(answer) AS value
    FROM unnest(ARRAY['owners', 'directors', 'executives']) role,
         (VALUES ('.first_name', 'Jo'), ('.last_name', 'Rosen'), ('.email', 'jo@example.com')) parts (part, answer)
    UNION ALL SELECT 'company.' || role || '_provided', to_jsonb('true'::text)
    FROM unnest(ARRAY['owners', 'directors', 'executives']) role
    UNION ALL SELECT 'company.phone', to_jsonb('0000000000'::text)
  ) told
) || (facts -> 'given'))
WHERE facts ->> 'submittedAt' IS NOT NULL AND facts -> 'given' ->> 'business_type' IN ('company', 'non_profit');
