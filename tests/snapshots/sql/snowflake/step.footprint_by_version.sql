SELECT
  "t18"."product",
  "t18"."version",
  "t18"."machine",
  COALESCE("t18"."kind", 'unknown') AS "kind",
  "t18"."processors",
  "t18"."cores",
  "t18"."vcpus",
  "t18"."cpu_model",
  "t18"."environment",
  "t18"."users",
  "t18"."host",
  "t8"."host_processors",
  "t8"."host_cores",
  "t8"."host_cpu_model",
  COALESCE("t18"."cluster", "t8"."host_cluster") AS "cluster",
  COALESCE("t18"."vcenter", "t8"."host_vcenter") AS "vcenter",
  COALESCE("t18"."powered", TRUE) AS "powered",
  COALESCE("t18"."template", FALSE) AS "template",
  LOWER(COALESCE("t18"."environment", '')) IN (
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
  "t18"."used",
  IFF(
    COALESCE(
      (
        "t18"."kind" = 'virtual'
      )
      AND (
        "t18"."host" <> ''
      )
      AND NOT (
        COALESCE((
          "t8"."host_kind" IS NULL
        ) AND "t18"."in_cloud", FALSE)
      ),
      FALSE
    ),
    "t18"."host",
    "t18"."machine"
  ) AS "place"
FROM (
  SELECT
    "t16"."product",
    "t16"."machine",
    "t16"."users",
    "t16"."used",
    "t16"."version",
    "t16"."_stage",
    "t16"."machine_right",
    "t16"."kind",
    "t16"."processors",
    "t16"."cores",
    "t16"."vcpus",
    "t16"."cpu_model",
    COALESCE("t16"."_stage", "t16"."environment") AS "environment",
    "t16"."host",
    "t16"."cluster",
    "t16"."vcenter",
    "t16"."powered",
    "t16"."template",
    "t16"."in_cloud"
  FROM (
    SELECT
      "t15"."product",
      "t15"."machine",
      "t15"."users",
      "t15"."used",
      "t15"."version",
      "t15"."_stage",
      "t10"."machine" AS "machine_right",
      "t10"."kind",
      "t10"."processors",
      "t10"."cores",
      "t10"."vcpus",
      "t10"."cpu_model",
      "t10"."environment",
      "t10"."host",
      "t10"."cluster",
      "t10"."vcenter",
      "t10"."powered",
      "t10"."template",
      "t10"."in_cloud"
    FROM (
      SELECT
        "t13"."product",
        "t13"."machine",
        "t13"."users",
        "t13"."used",
        "t13"."version",
        CAST(NULL AS VARCHAR) AS "_stage"
      FROM (
        SELECT
          "t12"."product",
          "t12"."machine",
          "t12"."users",
          "t12"."used",
          COALESCE("t3"."_version", "t12"."_only") AS "version"
        FROM (
          SELECT
            "t7"."product",
            "t7"."machine",
            MAX("t7"."version") AS "_only",
            MAX("t7"."_rank") AS "_newest",
            SUM("t7"."users") AS "users",
            MAX(COALESCE("t7"."used", TRUE)) AS "used"
          FROM (
            SELECT
              "t4"."product",
              "t4"."version",
              "t4"."machine",
              "t4"."users",
              "t4"."used",
              "t3"."_of",
              "t3"."_version",
              "t3"."_rank"
            FROM "deployed" AS "t4"
            LEFT OUTER JOIN "versions" AS "t3"
              ON "t4"."product" = "t3"."_of" AND "t4"."version" = "t3"."_version"
          ) AS "t7"
          GROUP BY
            1,
            2
        ) AS "t12"
        LEFT OUTER JOIN "versions" AS "t3"
          ON "t12"."product" = "t3"."_of" AND "t12"."_newest" = "t3"."_rank"
      ) AS "t13"
    ) AS "t15"
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
            CONCAT(
              '.*',
              '(^|[^a-z0-9])(amazon|aws|azure|ec2|gce|gcp|google|oci|oracle cloud|rds)([^a-z0-9]|$)',
              '.*'
            ),
            'cs'
          ),
          FALSE
        ) AS "in_cloud"
      FROM "machines" AS "t0"
    ) AS "t10"
      ON "t15"."machine" = "t10"."machine"
  ) AS "t16"
) AS "t18"
LEFT OUTER JOIN (
  SELECT
    "t5"."machine" AS "host",
    "t5"."kind" AS "host_kind",
    "t5"."processors" AS "host_processors",
    "t5"."cores" AS "host_cores",
    "t5"."cpu_model" AS "host_cpu_model",
    "t5"."cluster" AS "host_cluster",
    "t5"."vcenter" AS "host_vcenter"
  FROM (
    SELECT
      *
    FROM "machines" AS "t0"
    WHERE
      "t0"."kind" = 'host'
  ) AS "t5"
) AS "t8"
  ON "t18"."host" = "t8"."host"
