SELECT
  "t4"."machine",
  "t4"."name",
  "t4"."kind",
  "t4"."host",
  "t4"."cluster",
  "t4"."vcenter",
  "t4"."os",
  "t4"."processors",
  "t4"."cores",
  "t4"."vcpus",
  "t4"."cpu_model",
  "t4"."powered",
  "t4"."template",
  "t4"."environment",
  "t4"."serial",
  "t4"."source",
  "t4"."place"
FROM (
  SELECT
    "t3"."machine",
    CASE
      WHEN BOOL_OR("t3"."kind" IN ('host'))
      THEN 'host'
      ELSE CASE WHEN BOOL_OR("t3"."kind" IN ('virtual')) THEN 'virtual' ELSE 'physical' END
    END AS "kind",
    (
      ARRAY_AGG("t3"."name" ORDER BY "t3"."_order" ASC) FILTER(WHERE
        "t3"."_order" IS NOT NULL AND "t3"."name" IS NOT NULL)
    )[1] AS "name",
    (
      ARRAY_AGG("t3"."host" ORDER BY "t3"."_order" ASC) FILTER(WHERE
        "t3"."_order" IS NOT NULL AND "t3"."host" IS NOT NULL)
    )[1] AS "host",
    (
      ARRAY_AGG("t3"."cluster" ORDER BY "t3"."_order" ASC) FILTER(WHERE
        "t3"."_order" IS NOT NULL AND "t3"."cluster" IS NOT NULL)
    )[1] AS "cluster",
    (
      ARRAY_AGG("t3"."vcenter" ORDER BY "t3"."_order" ASC) FILTER(WHERE
        "t3"."_order" IS NOT NULL AND "t3"."vcenter" IS NOT NULL)
    )[1] AS "vcenter",
    (
      ARRAY_AGG("t3"."os" ORDER BY "t3"."_order" ASC) FILTER(WHERE
        "t3"."_order" IS NOT NULL AND "t3"."os" IS NOT NULL)
    )[1] AS "os",
    (
      ARRAY_AGG("t3"."processors" ORDER BY "t3"."_order" ASC) FILTER(WHERE
        "t3"."_order" IS NOT NULL AND "t3"."processors" IS NOT NULL)
    )[1] AS "processors",
    (
      ARRAY_AGG("t3"."cores" ORDER BY "t3"."_order" ASC) FILTER(WHERE
        "t3"."_order" IS NOT NULL AND "t3"."cores" IS NOT NULL)
    )[1] AS "cores",
    (
      ARRAY_AGG("t3"."vcpus" ORDER BY "t3"."_order" ASC) FILTER(WHERE
        "t3"."_order" IS NOT NULL AND "t3"."vcpus" IS NOT NULL)
    )[1] AS "vcpus",
    (
      ARRAY_AGG("t3"."cpu_model" ORDER BY "t3"."_order" ASC) FILTER(WHERE
        "t3"."_order" IS NOT NULL AND "t3"."cpu_model" IS NOT NULL)
    )[1] AS "cpu_model",
    (
      ARRAY_AGG("t3"."powered" ORDER BY "t3"."_order" ASC) FILTER(WHERE
        "t3"."_order" IS NOT NULL AND "t3"."powered" IS NOT NULL)
    )[1] AS "powered",
    (
      ARRAY_AGG("t3"."template" ORDER BY "t3"."_order" ASC) FILTER(WHERE
        "t3"."_order" IS NOT NULL AND "t3"."template" IS NOT NULL)
    )[1] AS "template",
    (
      ARRAY_AGG("t3"."environment" ORDER BY "t3"."_order" ASC) FILTER(WHERE
        "t3"."_order" IS NOT NULL AND "t3"."environment" IS NOT NULL)
    )[1] AS "environment",
    (
      ARRAY_AGG("t3"."serial" ORDER BY "t3"."_order" ASC) FILTER(WHERE
        "t3"."_order" IS NOT NULL AND "t3"."serial" IS NOT NULL)
    )[1] AS "serial",
    (
      ARRAY_AGG("t3"."source" ORDER BY "t3"."_order" ASC) FILTER(WHERE
        "t3"."_order" IS NOT NULL AND "t3"."source" IS NOT NULL)
    )[1] AS "source",
    (
      ARRAY_AGG("t3"."place" ORDER BY "t3"."_order" ASC) FILTER(WHERE
        "t3"."_order" IS NOT NULL AND "t3"."place" IS NOT NULL)
    )[1] AS "place"
  FROM (
    SELECT
      "t2"."machine",
      "t2"."name",
      "t2"."kind",
      "t2"."host",
      "t2"."cluster",
      "t2"."vcenter",
      "t2"."os",
      "t2"."processors",
      "t2"."cores",
      "t2"."vcpus",
      "t2"."cpu_model",
      "t2"."powered",
      "t2"."template",
      "t2"."environment",
      "t2"."serial",
      "t2"."source",
      "t2"."place",
      "t2"."_rank",
      ROW_NUMBER() OVER (
        ORDER BY "t2"."_rank" ASC, LENGTH("t2"."place") ASC, "t2"."place" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "_order"
    FROM (
      SELECT
        *
      FROM "first" AS "t0"
      UNION ALL
      SELECT
        *
      FROM "second" AS "t1"
    ) AS "t2"
  ) AS "t3"
  GROUP BY
    1
) AS "t4"
