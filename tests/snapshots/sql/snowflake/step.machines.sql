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
    IFF(
      MAX("t3"."kind" IN ('host')),
      'host',
      IFF(MAX("t3"."kind" IN ('virtual')), 'virtual', 'physical')
    ) AS "kind",
    MIN_BY(
      IFF("t3"."name" IS NOT NULL, "t3"."name", NULL),
      IFF("t3"."name" IS NOT NULL, "t3"."_order", NULL)
    ) AS "name",
    MIN_BY(
      IFF("t3"."host" IS NOT NULL, "t3"."host", NULL),
      IFF("t3"."host" IS NOT NULL, "t3"."_order", NULL)
    ) AS "host",
    MIN_BY(
      IFF("t3"."cluster" IS NOT NULL, "t3"."cluster", NULL),
      IFF("t3"."cluster" IS NOT NULL, "t3"."_order", NULL)
    ) AS "cluster",
    MIN_BY(
      IFF("t3"."vcenter" IS NOT NULL, "t3"."vcenter", NULL),
      IFF("t3"."vcenter" IS NOT NULL, "t3"."_order", NULL)
    ) AS "vcenter",
    MIN_BY(
      IFF("t3"."os" IS NOT NULL, "t3"."os", NULL),
      IFF("t3"."os" IS NOT NULL, "t3"."_order", NULL)
    ) AS "os",
    MIN_BY(
      IFF("t3"."processors" IS NOT NULL, "t3"."processors", NULL),
      IFF("t3"."processors" IS NOT NULL, "t3"."_order", NULL)
    ) AS "processors",
    MIN_BY(
      IFF("t3"."cores" IS NOT NULL, "t3"."cores", NULL),
      IFF("t3"."cores" IS NOT NULL, "t3"."_order", NULL)
    ) AS "cores",
    MIN_BY(
      IFF("t3"."vcpus" IS NOT NULL, "t3"."vcpus", NULL),
      IFF("t3"."vcpus" IS NOT NULL, "t3"."_order", NULL)
    ) AS "vcpus",
    MIN_BY(
      IFF("t3"."cpu_model" IS NOT NULL, "t3"."cpu_model", NULL),
      IFF("t3"."cpu_model" IS NOT NULL, "t3"."_order", NULL)
    ) AS "cpu_model",
    MIN_BY(
      IFF("t3"."powered" IS NOT NULL, "t3"."powered", NULL),
      IFF("t3"."powered" IS NOT NULL, "t3"."_order", NULL)
    ) AS "powered",
    MIN_BY(
      IFF("t3"."template" IS NOT NULL, "t3"."template", NULL),
      IFF("t3"."template" IS NOT NULL, "t3"."_order", NULL)
    ) AS "template",
    MIN_BY(
      IFF("t3"."environment" IS NOT NULL, "t3"."environment", NULL),
      IFF("t3"."environment" IS NOT NULL, "t3"."_order", NULL)
    ) AS "environment",
    MIN_BY(
      IFF("t3"."serial" IS NOT NULL, "t3"."serial", NULL),
      IFF("t3"."serial" IS NOT NULL, "t3"."_order", NULL)
    ) AS "serial",
    MIN_BY(
      IFF("t3"."source" IS NOT NULL, "t3"."source", NULL),
      IFF("t3"."source" IS NOT NULL, "t3"."_order", NULL)
    ) AS "source",
    MIN_BY(
      IFF("t3"."place" IS NOT NULL, "t3"."place", NULL),
      IFF("t3"."place" IS NOT NULL, "t3"."_order", NULL)
    ) AS "place"
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
