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
  "t5"."host_processors",
  "t5"."host_cores",
  "t5"."host_cpu_model",
  COALESCE("t12"."cluster", "t5"."host_cluster") AS "cluster",
  COALESCE("t12"."vcenter", "t5"."host_vcenter") AS "vcenter",
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
  IF(
    COALESCE(
      (
        "t12"."kind" = 'virtual'
      )
      AND (
        "t12"."host" <> ''
      )
      AND NOT (
        COALESCE((
          "t5"."host_kind" IS NULL
        ) AND "t12"."in_cloud", FALSE)
      ),
      FALSE
    ),
    "t12"."host",
    "t12"."machine"
  ) AS "place"
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
    "t10"."template",
    "t10"."in_cloud"
  FROM (
    SELECT
      "t9"."product",
      "t9"."machine",
      "t9"."version",
      "t9"."users",
      "t9"."used",
      "t9"."_stage",
      "t8"."machine" AS "machine_right",
      "t8"."kind",
      "t8"."processors",
      "t8"."cores",
      "t8"."vcpus",
      "t8"."cpu_model",
      "t8"."environment",
      "t8"."host",
      "t8"."cluster",
      "t8"."vcenter",
      "t8"."powered",
      "t8"."template",
      "t8"."in_cloud"
    FROM (
      SELECT
        "t3"."product",
        "t3"."machine",
        "t3"."version",
        "t3"."users",
        "t3"."used",
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
      ) AS "t3"
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
        "t0"."template",
        COALESCE(
          REGEXP_LIKE(
            LOWER(COALESCE("t0"."host", '')),
            '(^|[^a-z0-9])(amazon|aws|azure|ec2|gce|gcp|google|oci|oracle cloud|rds)([^a-z0-9]|$)'
          ),
          FALSE
        ) AS "in_cloud"
      FROM "machines" AS "t0"
    ) AS "t8"
      ON "t9"."machine" = "t8"."machine"
  ) AS "t10"
) AS "t12"
LEFT OUTER JOIN (
  SELECT
    "t2"."machine" AS "host",
    "t2"."kind" AS "host_kind",
    "t2"."processors" AS "host_processors",
    "t2"."cores" AS "host_cores",
    "t2"."cpu_model" AS "host_cpu_model",
    "t2"."cluster" AS "host_cluster",
    "t2"."vcenter" AS "host_vcenter"
  FROM (
    SELECT
      *
    FROM "machines" AS "t0"
    WHERE
      "t0"."kind" = 'host'
  ) AS "t2"
) AS "t5"
  ON "t12"."host" = "t5"."host"
