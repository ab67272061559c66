SELECT
  "t20"."product",
  "t20"."version",
  "t20"."machine",
  COALESCE("t20"."kind", 'unknown') AS "kind",
  "t20"."processors",
  "t20"."cores",
  "t20"."vcpus",
  "t20"."cpu_model",
  "t20"."environment",
  "t20"."users",
  "t20"."host",
  "t7"."host_processors",
  "t7"."host_cores",
  "t7"."host_cpu_model",
  COALESCE("t20"."cluster", "t7"."host_cluster") AS "cluster",
  COALESCE("t20"."vcenter", "t7"."host_vcenter") AS "vcenter",
  COALESCE("t20"."powered", TRUE) AS "powered",
  COALESCE("t20"."template", FALSE) AS "template",
  LOWER(COALESCE("t20"."environment", '')) IN (
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
  "t20"."used",
  "t20"."supposed",
  "t20"."unstated",
  IFF(
    COALESCE(
      (
        "t20"."kind" = 'virtual'
      )
      AND (
        "t20"."host" <> ''
      )
      AND NOT (
        COALESCE((
          "t7"."host_kind" IS NULL
        ) AND "t20"."in_cloud", FALSE)
      ),
      FALSE
    ),
    "t20"."host",
    "t20"."machine"
  ) AS "place"
FROM (
  SELECT
    "t18"."product",
    "t18"."machine",
    "t18"."version",
    "t18"."users",
    "t18"."used",
    "t18"."_stage",
    "t18"."unstated",
    "t18"."supposed",
    "t18"."machine_right",
    "t18"."kind",
    "t18"."processors",
    "t18"."cores",
    "t18"."vcpus",
    "t18"."cpu_model",
    COALESCE("t18"."_stage", "t18"."environment") AS "environment",
    "t18"."host",
    "t18"."cluster",
    "t18"."vcenter",
    "t18"."powered",
    "t18"."template",
    "t18"."in_cloud"
  FROM (
    SELECT
      "t17"."product",
      "t17"."machine",
      "t17"."version",
      "t17"."users",
      "t17"."used",
      "t17"."_stage",
      "t17"."unstated",
      "t17"."supposed",
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
        "t15"."product",
        "t15"."machine",
        "t15"."version",
        "t15"."users",
        "t15"."used",
        "t15"."_stage",
        "t15"."unstated" AND NOT (
          "t15"."supposed"
        ) AS "unstated",
        "t15"."supposed"
      FROM (
        SELECT
          "t14".*
          EXCLUDE ("_as", "_plain", "_supposed")
        FROM (
          SELECT
            "t13"."product",
            "t13"."machine",
            "t13"."version",
            "t13"."users",
            "t13"."used",
            "t13"."_stage",
            "t13"."_plain",
            "t13"."_as",
            "t13"."_supposed",
            "t13"."unstated",
            COALESCE("t13"."_supposed", FALSE) AS "supposed"
          FROM (
            SELECT
              COALESCE("t12"."_as", "t12"."product") AS "product",
              "t12"."machine",
              "t12"."version",
              "t12"."users",
              "t12"."used",
              "t12"."_stage",
              "t12"."_plain",
              "t12"."_as",
              "t12"."_supposed",
              "t12"."_plain" IS NOT NULL AS "unstated"
            FROM (
              SELECT
                "t11"."product",
                "t11"."machine",
                "t11"."version",
                "t11"."users",
                "t11"."used",
                "t11"."_stage",
                "t3"."_plain",
                "t3"."_as",
                "t3"."_supposed"
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
                    "t2"."product",
                    "t2"."machine",
                    MAX("t2"."version") AS "version",
                    SUM("t2"."users") AS "users",
                    MAX(COALESCE("t2"."used", TRUE)) AS "used"
                  FROM "deployed" AS "t2"
                  GROUP BY
                    1,
                    2
                ) AS "t5"
              ) AS "t11"
              LEFT OUTER JOIN "editions" AS "t3"
                ON "t11"."product" = "t3"."_plain"
            ) AS "t12"
          ) AS "t13"
        ) AS "t14"
      ) AS "t15"
    ) AS "t17"
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
      ON "t17"."machine" = "t10"."machine"
  ) AS "t18"
) AS "t20"
LEFT OUTER JOIN (
  SELECT
    "t4"."machine" AS "host",
    "t4"."kind" AS "host_kind",
    "t4"."processors" AS "host_processors",
    "t4"."cores" AS "host_cores",
    "t4"."cpu_model" AS "host_cpu_model",
    "t4"."cluster" AS "host_cluster",
    "t4"."vcenter" AS "host_vcenter"
  FROM (
    SELECT
      *
    FROM "machines" AS "t0"
    WHERE
      "t0"."kind" = 'host'
  ) AS "t4"
) AS "t7"
  ON "t20"."host" = "t7"."host"
