SELECT
  "t9"."product",
  "t9"."thing",
  "t9"."machines",
  IFF("t9"."_reason" IS NULL, "t9"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
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
      "t7".*
      EXCLUDE ("homeless")
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
        IFF(
          "t6"."native" > 0,
          CAST("t6"."cores" AS DOUBLE),
          IFF(
            (
              "t6"."homeless" > 0
            ) AND (
              "t6"."cores" IS NULL
            ),
            CAST("t6"."vcpus" AS DOUBLE) / 2,
            IFF(
              (
                (
                  CAST("t6"."vcpus" AS DOUBLE) / 2
                ) IS NOT NULL
              )
              AND (
                "t6"."cores" IS NOT NULL
              ),
              IFF(
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
              THEN IFF(
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
                  IFF(
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
                    IFF(
                      "t6"."vcpus" = 1,
                      '1 vCPU',
                      CONCAT(COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?'), ' vCPUs')
                    ),
                    '?'
                  ),
                  ' ÷ 2, at most the host\'s '
                ),
                COALESCE(
                  IFF(
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
          "t5".*
          EXCLUDE ("vcpus_known", "vcpus_unknown")
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
            IFF("t4"."vcpus_unknown" > 0, CAST(NULL AS BIGINT), "t4"."vcpus_known") AS "vcpus"
          FROM (
            SELECT
              "t3"."product",
              "t3"."thing",
              SUM("t3"."rows") AS "machines",
              SUM("t3"."virtual") AS "guests",
              MAX(1 - "t3"."virtual") AS "native",
              SUM("t3"."virtual" * COALESCE("t3"."vcpus", 0)) AS "vcpus_known",
              SUM("t3"."virtual" * IFF("t3"."vcpus" IS NULL, 1, 0)) AS "vcpus_unknown",
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
                  IFF("t1"."active" > 0, CAST(NULL AS VARCHAR), "t1"."environment") AS "environment",
                  IFF(COALESCE("t1"."kind" = 'virtual', FALSE), 1, 0) AS "virtual",
                  IFF("t1"."kind" = 'device', 1, 0) AS "device",
                  IFF(COALESCE("t1"."kind" = 'virtual', FALSE) AND (
                    "t1"."host" IS NULL
                  ), 1, 0) AS "homeless",
                  IFF(
                    COALESCE("t1"."kind" = 'virtual', FALSE),
                    COALESCE("t1"."host", "t1"."machine"),
                    "t1"."machine"
                  ) AS "thing",
                  IFF(COALESCE("t1"."kind" = 'virtual', FALSE), "t1"."host_processors", "t1"."processors") AS "processors",
                  IFF(COALESCE("t1"."kind" = 'virtual', FALSE), "t1"."host_cores", "t1"."cores") AS "cores",
                  IFF(
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
                      LOWER(IFF(TRIM("t0"."environment", ' \t\n\r\x0b\f') = '', NULL, "t0"."environment"))
                    ) AS "environment",
                    MAX(
                      IFF(
                        IFF(TRIM("t0"."environment", ' \t\n\r\x0b\f') = '', NULL, "t0"."environment") IS NULL,
                        1,
                        0
                      )
                    ) AS "active",
                    MAX("t0"."users") AS "users",
                    MAX(IFF(TRIM("t0"."kind", ' \t\n\r\x0b\f') = '', NULL, "t0"."kind")) AS "kind",
                    MAX(IFF(TRIM("t0"."cpu_model", ' \t\n\r\x0b\f') = '', NULL, "t0"."cpu_model")) AS "cpu_model",
                    MAX(IFF(TRIM("t0"."host", ' \t\n\r\x0b\f') = '', NULL, "t0"."host")) AS "host",
                    MAX(
                      IFF(TRIM("t0"."host_cpu_model", ' \t\n\r\x0b\f') = '', NULL, "t0"."host_cpu_model")
                    ) AS "host_cpu_model",
                    MAX(IFF(TRIM("t0"."cluster", ' \t\n\r\x0b\f') = '', NULL, "t0"."cluster")) AS "cluster",
                    MAX(IFF(TRIM("t0"."vcenter", ' \t\n\r\x0b\f') = '', NULL, "t0"."vcenter")) AS "vcenter",
                    MAX(IFF(TRIM("t0"."version", ' \t\n\r\x0b\f') = '', NULL, "t0"."version")) AS "version",
                    MAX(IFF("t0"."processors" > 0, "t0"."processors", NULL)) AS "processors",
                    MAX(IFF("t0"."cores" > 0, "t0"."cores", NULL)) AS "cores",
                    MAX(IFF("t0"."vcpus" > 0, "t0"."vcpus", NULL)) AS "vcpus",
                    MAX(IFF("t0"."host_processors" > 0, "t0"."host_processors", NULL)) AS "host_processors",
                    MAX(IFF("t0"."host_cores" > 0, "t0"."host_cores", NULL)) AS "host_cores"
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
