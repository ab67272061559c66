SELECT
  "t12"."product",
  "t12"."version",
  "t12"."machine",
  COALESCE("t12"."kind", 'unknown') AS "kind",
  "t12"."processors",
  "t12"."cores",
  "t12"."vcpus",
  "t12"."cpu_model",
  "t12"."environment",
  "t12"."users",
  "t12"."host",
  "t7"."host_processors",
  "t7"."host_cores",
  "t7"."host_cpu_model",
  COALESCE("t12"."cluster", "t7"."host_cluster") AS "cluster",
  COALESCE("t12"."vcenter", "t7"."host_vcenter") AS "vcenter",
  COALESCE("t12"."powered", TRUE) AS "powered",
  COALESCE("t12"."template", FALSE) AS "template",
  LOWER(COALESCE("t12"."environment", '')) IN (
    'test',
    'testing',
    'development',
    'dev',
    'integration',
    'qualification',
    'qa',
    'uat',
    'acceptance',
    'sandbox',
    'local'
  ) AS "test",
  "t12"."used",
  CASE
    WHEN COALESCE((
      "t12"."kind" = 'virtual'
    ) AND (
      "t12"."host" <> ''
    ), FALSE)
    THEN "t12"."host"
    ELSE "t12"."machine"
  END AS "place"
FROM (
  SELECT
    "t10"."product",
    "t10"."machine",
    "t10"."version",
    "t10"."users",
    "t10"."used",
    "t10"."_stage",
    "t10"."machine_right",
    "t10"."kind",
    "t10"."processors",
    "t10"."cores",
    "t10"."vcpus",
    "t10"."cpu_model",
    COALESCE("t10"."_stage", "t10"."environment") AS "environment",
    "t10"."host",
    "t10"."cluster",
    "t10"."vcenter",
    "t10"."powered",
    "t10"."template"
  FROM (
    SELECT
      "t9"."product",
      "t9"."machine",
      "t9"."version",
      "t9"."users",
      "t9"."used",
      "t9"."_stage",
      "t4"."machine" AS "machine_right",
      "t4"."kind",
      "t4"."processors",
      "t4"."cores",
      "t4"."vcpus",
      "t4"."cpu_model",
      "t4"."environment",
      "t4"."host",
      "t4"."cluster",
      "t4"."vcenter",
      "t4"."powered",
      "t4"."template"
    FROM (
      SELECT
        "t5"."product",
        "t5"."machine",
        "t5"."version",
        "t5"."users",
        "t5"."used",
        CAST(NULL AS VARCHAR) AS "_stage"
      FROM (
        SELECT
          "t1"."product",
          "t1"."machine",
          MAX("t1"."version") AS "version",
          SUM("t1"."users") AS "users",
          BOOL_OR(COALESCE("t1"."used", TRUE)) AS "used"
        FROM "deployed" AS "t1"
        GROUP BY
          1,
          2
      ) AS "t5"
    ) AS "t9"
    LEFT OUTER JOIN (
      SELECT
        "t0"."machine",
        "t0"."kind",
        "t0"."processors",
        "t0"."cores",
        "t0"."vcpus",
        "t0"."cpu_model",
        "t0"."environment",
        "t0"."host",
        "t0"."cluster",
        "t0"."vcenter",
        "t0"."powered",
        "t0"."template"
      FROM "machines" AS "t0"
    ) AS "t4"
      ON "t9"."machine" = "t4"."machine"
  ) AS "t10"
) AS "t12"
LEFT OUTER JOIN (
  SELECT
    "t3"."machine" AS "host",
    "t3"."processors" AS "host_processors",
    "t3"."cores" AS "host_cores",
    "t3"."cpu_model" AS "host_cpu_model",
    "t3"."cluster" AS "host_cluster",
    "t3"."vcenter" AS "host_vcenter"
  FROM (
    SELECT
      *
    FROM "machines" AS "t0"
    WHERE
      "t0"."kind" = 'host'
  ) AS "t3"
) AS "t7"
  ON "t12"."host" = "t7"."host"
