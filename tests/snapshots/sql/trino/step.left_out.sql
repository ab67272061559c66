SELECT
  *
FROM (
  SELECT
    "t2"."reading",
    "t4"."product",
    "t4"."machine",
    CASE
      WHEN "t4"."template" AND "t2"."estate.templates"
      THEN 'estate.templates'
      WHEN NOT (
        "t4"."powered"
      ) AND "t2"."estate.powered_off"
      THEN 'estate.powered_off'
      WHEN "t4"."test" AND "t2"."estate.test"
      THEN 'estate.test'
      WHEN NOT (
        "t4"."used"
      ) AND "t2"."oracle.unused_options"
      THEN 'oracle.unused_options'
      WHEN "t4"."supposed" AND "t2"."estate.editions"
      THEN 'estate.editions'
      WHEN "t4"."unstated" AND "t2"."estate.editions: highest"
      THEN 'estate.editions'
      ELSE CAST(NULL AS VARCHAR)
    END AS "question"
  FROM (
    SELECT
      *
    FROM "footprint" AS "t0"
    WHERE
      FALSE
      OR "t0"."template"
      OR NOT (
        "t0"."powered"
      )
      OR "t0"."test"
      OR NOT (
        "t0"."used"
      )
      OR "t0"."supposed"
      OR "t0"."unstated"
  ) AS "t4"
  INNER JOIN "leavings" AS "t2"
    ON "t4"."product" = "t2"."product"
) AS "t5"
WHERE
  "t5"."question" IS NOT NULL
