SELECT
  "t8"."product",
  "t8"."thing",
  "t8"."machines",
  IF("t8"."_reason" IS NULL, "t8"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
  COALESCE("t8"."_reason", "t8"."_rule") AS "rule",
  "t8"."_alone" AS "alone",
  "t8"."_alone_rule" AS "alone_rule",
  "t8"."_people" AS "people",
  "t8"."_least" AS "least",
  "t8"."_step" AS "step",
  "t8"."_version" AS "version"
FROM (
  SELECT
    "t7"."product",
    "t7"."thing",
    "t7"."machines",
    CAST("t7"."vcpus" AS DOUBLE) / 2 AS "_quantity",
    CONCAT(
      COALESCE(
        IF(
          "t7"."vcpus" = 1,
          '1 vCPU',
          CONCAT(COALESCE(CAST("t7"."vcpus" AS VARCHAR), '?'), ' vCPUs')
        ),
        '?'
      ),
      ' ÷ 2 (cloud policy of 2017-01; no core factor)'
    ) AS "_rule",
    CASE
      WHEN (
        "t7"."vcpus" IS NULL
      ) AND (
        "t7"."homeless" > 0
      )
      THEN CONCAT(CONCAT('not counted: the host of ', COALESCE("t7"."thing", '?')), ' is not known')
      WHEN "t7"."vcpus" IS NULL
      THEN CONCAT(
        CONCAT('not counted: the vCPUs of ', COALESCE("t7"."thing", '?')),
        ' are not known'
      )
      WHEN "t7"."refused" IS NOT NULL
      THEN "t7"."refused"
      ELSE NULL
    END AS "_reason",
    CAST(NULL AS DOUBLE) AS "_alone",
    CAST(NULL AS VARCHAR) AS "_alone_rule",
    CAST(NULL AS DOUBLE) AS "_people",
    CAST(NULL AS DOUBLE) AS "_least",
    CAST(NULL AS DOUBLE) AS "_step",
    CAST(NULL AS VARCHAR) AS "_version"
  FROM (
    SELECT
      "t6"."product",
      "t6"."machine",
      "t6"."rows",
      "t6"."version",
      "t6"."vcpus",
      "t6"."users",
      "t6"."cluster",
      "t6"."vcenter",
      "t6"."environment",
      "t6"."virtual",
      "t6"."device",
      0 AS "homeless",
      "t6"."machine" AS "thing",
      "t6"."processors",
      "t6"."cores",
      "t6"."cpu_model",
      "t6"."cloud",
      "t6"."refused",
      "t6"."rows" AS "machines"
    FROM (
      SELECT
        "t5"."product",
        "t5"."machine",
        "t5"."rows",
        "t5"."version",
        "t5"."vcpus",
        "t5"."users",
        "t5"."cluster",
        "t5"."vcenter",
        "t5"."environment",
        "t5"."virtual",
        "t5"."device",
        "t5"."homeless",
        "t5"."thing",
        "t5"."processors",
        "t5"."cores",
        "t5"."cpu_model",
        "t5"."cloud",
        IF(
          "t5"."thing" <> "t5"."machine",
          CONCAT(
            CONCAT(
              CONCAT(CONCAT('not counted: ', COALESCE("t5"."machine", '?')), ' runs on the host '),
              COALESCE("t5"."thing", '?')
            ),
            ', which is in no public cloud'
          ),
          CAST(NULL AS VARCHAR)
        ) AS "refused"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t3"."product",
            "t3"."machine",
            "t3"."rows",
            "t3"."version",
            "t3"."vcpus",
            "t3"."users",
            "t3"."cluster",
            "t3"."vcenter",
            "t3"."environment",
            "t3"."virtual",
            "t3"."device",
            "t3"."homeless",
            IF("t3"."cloud" IS NOT NULL, "t3"."machine", "t3"."thing") AS "thing",
            "t3"."processors",
            "t3"."cores",
            "t3"."cpu_model",
            "t3"."cloud"
          FROM (
            SELECT
              "t2"."product",
              "t2"."machine",
              "t2"."rows",
              "t2"."version",
              "t2"."vcpus",
              "t2"."users",
              "t2"."cluster",
              "t2"."vcenter",
              "t2"."environment",
              "t2"."virtual",
              "t2"."device",
              "t2"."homeless",
              "t2"."thing",
              "t2"."processors",
              "t2"."cores",
              "t2"."cpu_model",
              IF(
                "t2"."device" = 0,
                CASE
                  WHEN COALESCE(
                    REGEXP_LIKE(
                      LOWER(
                        IF("t2"."thing" <> "t2"."machine", "t2"."thing", COALESCE("t2"."environment", ''))
                      ),
                      '(^|[^a-z0-9])(aws|amazon|ec2|rds|azure|gcp|gce|google)([^a-z0-9]|$)'
                    ),
                    FALSE
                  )
                  THEN 'authorized'
                  WHEN COALESCE(
                    REGEXP_LIKE(
                      LOWER(
                        IF("t2"."thing" <> "t2"."machine", "t2"."thing", COALESCE("t2"."environment", ''))
                      ),
                      '(^|[^a-z0-9])(oci|oracle cloud)([^a-z0-9]|$)'
                    ),
                    FALSE
                  )
                  THEN 'oci'
                  ELSE CAST(NULL AS VARCHAR)
                END,
                CAST(NULL AS VARCHAR)
              ) AS "cloud"
            FROM (
              SELECT
                "t1"."product",
                "t1"."machine",
                "t1"."rows",
                "t1"."version",
                "t1"."vcpus",
                "t1"."users",
                "t1"."cluster",
                "t1"."vcenter",
                IF("t1"."active" > 0, CAST(NULL AS VARCHAR), "t1"."environment") AS "environment",
                IF(COALESCE("t1"."kind" = 'virtual', FALSE), 1, 0) AS "virtual",
                IF("t1"."kind" = 'device', 1, 0) AS "device",
                IF(COALESCE("t1"."kind" = 'virtual', FALSE) AND (
                  "t1"."host" IS NULL
                ), 1, 0) AS "homeless",
                IF(
                  COALESCE("t1"."kind" = 'virtual', FALSE),
                  COALESCE("t1"."host", "t1"."machine"),
                  "t1"."machine"
                ) AS "thing",
                IF(COALESCE("t1"."kind" = 'virtual', FALSE), "t1"."host_processors", "t1"."processors") AS "processors",
                IF(COALESCE("t1"."kind" = 'virtual', FALSE), "t1"."host_cores", "t1"."cores") AS "cores",
                IF(
                  COALESCE("t1"."kind" = 'virtual', FALSE),
                  COALESCE("t1"."host_cpu_model", "t1"."cpu_model"),
                  "t1"."cpu_model"
                ) AS "cpu_model"
              FROM (
                SELECT
                  "t0"."product",
                  "t0"."machine",
                  COUNT(*) AS "rows",
                  MIN(
                    LOWER(
                      IF(TRIM(' \t
\r\v\f' FROM "t0"."environment") = '', NULL, "t0"."environment")
                    )
                  ) AS "environment",
                  MAX(
                    IF(
                      IF(TRIM(' \t
\r\v\f' FROM "t0"."environment") = '', NULL, "t0"."environment") IS NULL,
                      1,
                      0
                    )
                  ) AS "active",
                  MAX("t0"."users") AS "users",
                  MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."kind") = '', NULL, "t0"."kind")) AS "kind",
                  MAX(
                    IF(TRIM(' \t
\r\v\f' FROM "t0"."cpu_model") = '', NULL, "t0"."cpu_model")
                  ) AS "cpu_model",
                  MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."host") = '', NULL, "t0"."host")) AS "host",
                  MAX(
                    IF(
                      TRIM(' \t
\r\v\f' FROM "t0"."host_cpu_model") = '',
                      NULL,
                      "t0"."host_cpu_model"
                    )
                  ) AS "host_cpu_model",
                  MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."cluster") = '', NULL, "t0"."cluster")) AS "cluster",
                  MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."vcenter") = '', NULL, "t0"."vcenter")) AS "vcenter",
                  MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."version") = '', NULL, "t0"."version")) AS "version",
                  MAX(IF("t0"."processors" > 0, "t0"."processors", NULL)) AS "processors",
                  MAX(IF("t0"."cores" > 0, "t0"."cores", NULL)) AS "cores",
                  MAX(IF("t0"."vcpus" > 0, "t0"."vcpus", NULL)) AS "vcpus",
                  MAX(IF("t0"."host_processors" > 0, "t0"."host_processors", NULL)) AS "host_processors",
                  MAX(IF("t0"."host_cores" > 0, "t0"."host_cores", NULL)) AS "host_cores"
                FROM "footprint" AS "t0"
                GROUP BY
                  1,
                  2
              ) AS "t1"
            ) AS "t2"
          ) AS "t3"
        ) AS "t4"
        WHERE
          "t4"."device" = 0
      ) AS "t5"
    ) AS "t6"
  ) AS "t7"
) AS "t8"
