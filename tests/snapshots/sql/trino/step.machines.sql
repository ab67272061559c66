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
    IF(
      BOOL_OR("t3"."kind" IN ('host')),
      'host',
      IF(BOOL_OR("t3"."kind" IN ('virtual')), 'virtual', 'physical')
    ) AS "kind",
    MIN_BY("t3"."name", "t3"."_order") FILTER(WHERE
      "t3"."name" IS NOT NULL) AS "name",
    MIN_BY("t3"."host", "t3"."_order") FILTER(WHERE
      "t3"."host" IS NOT NULL) AS "host",
    MIN_BY("t3"."cluster", "t3"."_order") FILTER(WHERE
      "t3"."cluster" IS NOT NULL) AS "cluster",
    MIN_BY("t3"."vcenter", "t3"."_order") FILTER(WHERE
      "t3"."vcenter" IS NOT NULL) AS "vcenter",
    MIN_BY("t3"."os", "t3"."_order") FILTER(WHERE
      "t3"."os" IS NOT NULL) AS "os",
    MIN_BY("t3"."processors", "t3"."_order") FILTER(WHERE
      "t3"."processors" IS NOT NULL) AS "processors",
    MIN_BY("t3"."cores", "t3"."_order") FILTER(WHERE
      "t3"."cores" IS NOT NULL) AS "cores",
    MIN_BY("t3"."vcpus", "t3"."_order") FILTER(WHERE
      "t3"."vcpus" IS NOT NULL) AS "vcpus",
    MIN_BY("t3"."cpu_model", "t3"."_order") FILTER(WHERE
      "t3"."cpu_model" IS NOT NULL) AS "cpu_model",
    MIN_BY("t3"."powered", "t3"."_order") FILTER(WHERE
      "t3"."powered" IS NOT NULL) AS "powered",
    MIN_BY("t3"."template", "t3"."_order") FILTER(WHERE
      "t3"."template" IS NOT NULL) AS "template",
    MIN_BY("t3"."environment", "t3"."_order") FILTER(WHERE
      "t3"."environment" IS NOT NULL) AS "environment",
    MIN_BY("t3"."serial", "t3"."_order") FILTER(WHERE
      "t3"."serial" IS NOT NULL) AS "serial",
    MIN_BY("t3"."source", "t3"."_order") FILTER(WHERE
      "t3"."source" IS NOT NULL) AS "source",
    MIN_BY("t3"."place", "t3"."_order") FILTER(WHERE
      "t3"."place" IS NOT NULL) AS "place"
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
      ROW_NUMBER() OVER (ORDER BY "t2"."_rank" ASC, LENGTH("t2"."place") ASC, "t2"."place" ASC) - 1 AS "_order"
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
