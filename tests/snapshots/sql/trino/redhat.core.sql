SELECT
  "t9"."product",
  "t9"."thing",
  "t9"."machines",
  IF("t9"."_reason" IS NULL, "t9"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
  COALESCE("t9"."_reason", "t9"."_rule") AS "rule",
  "t9"."_alone" AS "alone",
  "t9"."_alone_rule" AS "alone_rule",
  "t9"."_people" AS "people",
  "t9"."_least" AS "least",
  "t9"."_step" AS "step",
  "t9"."_version" AS "version"
FROM (
  SELECT
    "t8"."product",
    "t8"."thing",
    "t8"."machines",
    "t8"."counted_cores" AS "_quantity",
    "t8"."words" AS "_rule",
    CASE
      WHEN "t8"."counted_cores" IS NULL
      THEN CONCAT(
        CONCAT('not counted: the cores or vCPUs of ', COALESCE("t8"."thing", '?')),
        ' are not known'
      )
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
      "t7"."product",
      "t7"."thing",
      "t7"."machines",
      "t7"."guests",
      "t7"."native",
      "t7"."processors",
      "t7"."cores",
      "t7"."cpu_model",
      "t7"."version",
      "t7"."cluster",
      "t7"."vcenter",
      "t7"."vcpus",
      "t7"."counted_cores",
      "t7"."words"
    FROM (
      SELECT
        "t6"."product",
        "t6"."thing",
        "t6"."machines",
        "t6"."guests",
        "t6"."native",
        "t6"."homeless",
        "t6"."processors",
        "t6"."cores",
        "t6"."cpu_model",
        "t6"."version",
        "t6"."cluster",
        "t6"."vcenter",
        "t6"."vcpus",
        IF(
          "t6"."native" > 0,
          CAST("t6"."cores" AS DOUBLE),
          IF(
            (
              "t6"."homeless" > 0
            ) AND (
              "t6"."cores" IS NULL
            ),
            CAST("t6"."vcpus" AS DOUBLE) / 2,
            IF(
              (
                (
                  CAST("t6"."vcpus" AS DOUBLE) / 2
                ) IS NOT NULL
              )
              AND (
                "t6"."cores" IS NOT NULL
              ),
              IF(
                (
                  CAST("t6"."vcpus" AS DOUBLE) / 2
                ) <= "t6"."cores",
                CAST("t6"."vcpus" AS DOUBLE) / 2,
                "t6"."cores"
              ),
              NULL
            )
          )
        ) AS "counted_cores",
        CONCAT(
          COALESCE(
            CASE
              WHEN "t6"."native" > 0
              THEN IF(
                "t6"."cores" = 1,
                '1 core',
                CONCAT(COALESCE(CAST("t6"."cores" AS VARCHAR), '?'), ' cores')
              )
              WHEN (
                "t6"."homeless" > 0
              ) AND (
                "t6"."cores" IS NULL
              )
              THEN CONCAT(
                COALESCE(
                  IF(
                    "t6"."vcpus" = 1,
                    '1 vCPU',
                    CONCAT(COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?'), ' vCPUs')
                  ),
                  '?'
                ),
                ' ÷ 2, not capped as the host is not known'
              )
              ELSE CONCAT(
                CONCAT(
                  COALESCE(
                    IF(
                      "t6"."vcpus" = 1,
                      '1 vCPU',
                      CONCAT(COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?'), ' vCPUs')
                    ),
                    '?'
                  ),
                  ' ÷ 2, at most the host''s '
                ),
                COALESCE(
                  IF(
                    "t6"."cores" = 1,
                    '1 core',
                    CONCAT(COALESCE(CAST("t6"."cores" AS VARCHAR), '?'), ' cores')
                  ),
                  '?'
                )
              )
            END,
            '?'
          ),
          ' (Red Hat subscription rules of 2013-11)'
        ) AS "words"
      FROM (
        SELECT
          "t5"."product",
          "t5"."thing",
          "t5"."machines",
          "t5"."guests",
          "t5"."native",
          "t5"."homeless",
          "t5"."processors",
          "t5"."cores",
          "t5"."cpu_model",
          "t5"."version",
          "t5"."cluster",
          "t5"."vcenter",
          "t5"."vcpus"
        FROM (
          SELECT
            "t4"."product",
            "t4"."thing",
            "t4"."machines",
            "t4"."guests",
            "t4"."native",
            "t4"."vcpus_known",
            "t4"."vcpus_unknown",
            "t4"."homeless",
            "t4"."processors",
            "t4"."cores",
            "t4"."cpu_model",
            "t4"."version",
            "t4"."cluster",
            "t4"."vcenter",
            IF("t4"."vcpus_unknown" > 0, CAST(NULL AS BIGINT), "t4"."vcpus_known") AS "vcpus"
          FROM (
            SELECT
              "t3"."product",
              "t3"."thing",
              SUM("t3"."rows") AS "machines",
              SUM("t3"."virtual") AS "guests",
              MAX(1 - "t3"."virtual") AS "native",
              SUM("t3"."virtual" * COALESCE("t3"."vcpus", 0)) AS "vcpus_known",
              SUM("t3"."virtual" * IF("t3"."vcpus" IS NULL, 1, 0)) AS "vcpus_unknown",
              MAX("t3"."homeless") AS "homeless",
              MAX("t3"."processors") AS "processors",
              MAX("t3"."cores") AS "cores",
              MAX("t3"."cpu_model") AS "cpu_model",
              MAX("t3"."version") AS "version",
              MAX("t3"."cluster") AS "cluster",
              MAX("t3"."vcenter") AS "vcenter"
            FROM (
              SELECT
                *
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
              WHERE
                "t2"."device" = 0
            ) AS "t3"
            GROUP BY
              1,
              2
          ) AS "t4"
        ) AS "t5"
      ) AS "t6"
    ) AS "t7"
  ) AS "t8"
) AS "t9"
