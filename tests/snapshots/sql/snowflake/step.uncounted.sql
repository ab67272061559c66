SELECT
  *
FROM "lines" AS "t0"
WHERE
  "t0"."quantity" IS NULL
