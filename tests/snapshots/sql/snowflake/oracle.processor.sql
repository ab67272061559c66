WITH "t4" AS (
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
    IFF("t3"."cloud" IS NOT NULL, "t3"."machine", "t3"."thing") AS "thing",
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
      IFF(
        "t2"."device" = 0,
        CASE
          WHEN COALESCE(
            REGEXP_LIKE(
              LOWER(
                IFF("t2"."thing" <> "t2"."machine", "t2"."thing", COALESCE("t2"."environment", ''))
              ),
              CONCAT('.*', '(^|[^a-z0-9])(aws|amazon|ec2|rds|azure|gcp|gce|google)([^a-z0-9]|$)', '.*'),
              'cs'
            ),
            FALSE
          )
          THEN 'authorized'
          WHEN COALESCE(
            REGEXP_LIKE(
              LOWER(
                IFF("t2"."thing" <> "t2"."machine", "t2"."thing", COALESCE("t2"."environment", ''))
              ),
              CONCAT('.*', '(^|[^a-z0-9])(oci|oracle cloud)([^a-z0-9]|$)', '.*'),
              'cs'
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
  ) AS "t3"
), "t22" AS (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t19"."product",
        "t19"."thing",
        "t19"."machines",
        "t19"."homeless",
        "t19"."cores",
        "t19"."factor",
        "t19"."factor_text",
        "t19"."family",
        "t19"."reach",
        "t19"."each"
      FROM (
        SELECT
          "t18"."product",
          "t18"."thing",
          "t18"."machines",
          "t18"."guests",
          "t18"."native",
          "t18"."homeless",
          "t18"."processors",
          "t18"."cores",
          "t18"."cpu_model",
          "t18"."version",
          "t18"."cluster",
          "t18"."vcenter",
          "t18"."vcpus",
          "t18"."reach",
          "t18"."factor_row",
          "t18"."factor",
          "t18"."factor_text",
          "t18"."family",
          IFF(
            "t18"."cores" = 1,
            '1 core',
            CONCAT(COALESCE(CAST("t18"."cores" AS VARCHAR), '?'), ' cores')
          ) AS "each"
        FROM (
          SELECT
            "t17"."product",
            "t17"."thing",
            "t17"."machines",
            "t17"."guests",
            "t17"."native",
            "t17"."homeless",
            "t17"."processors",
            "t17"."cores",
            "t17"."cpu_model",
            "t17"."version",
            "t17"."cluster",
            "t17"."vcenter",
            "t17"."vcpus",
            "t17"."reach",
            "t17"."factor_row",
            CASE
              WHEN "t17"."factor_row" IN (1, 17, 18, 20)
              THEN CAST('1.0' AS DOUBLE)
              WHEN "t17"."factor_row" IN (2, 5, 9)
              THEN CAST('0.25' AS DOUBLE)
              WHEN "t17"."factor_row" IN (7, 8, 12, 15, 16)
              THEN CAST('0.75' AS DOUBLE)
              ELSE CAST('0.5' AS DOUBLE)
            END AS "factor",
            CASE
              WHEN "t17"."factor_row" IN (1, 17, 18, 20)
              THEN '1.0'
              WHEN "t17"."factor_row" IN (2, 5, 9)
              THEN '0.25'
              WHEN "t17"."factor_row" IN (7, 8, 12, 15, 16)
              THEN '0.75'
              ELSE '0.5'
            END AS "factor_text",
            CASE
              WHEN "t17"."factor_row" = 1
              THEN 'single-core chips, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 2
              THEN 'Ampere Altra, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 3
              THEN 'AMD EPYC, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 4
              THEN 'Sun UltraSPARC T1 at 1.4 GHz, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 5
              THEN 'Sun UltraSPARC T1, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 6
              THEN 'Sun UltraSPARC T2+, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 7
              THEN 'Sun UltraSPARC T2, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 8
              THEN 'Sun UltraSPARC IV, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 9
              THEN 'SPARC T3, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 10
              THEN 'SPARC64 X or later, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 11
              THEN 'SPARC64 VII+, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 12
              THEN 'SPARC64 VI or VII, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 13
              THEN 'SPARC T4 or later, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 14
              THEN 'SPARC M5 or later, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 15
              THEN 'HP PA-RISC, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 16
              THEN 'IBM POWER5 or earlier, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 17
              THEN 'IBM POWER6 or later, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 18
              THEN 'IBM System z, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 19
              THEN 'Intel Itanium 9100 or earlier, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 20
              THEN 'Intel Itanium 9300 or later, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 21
              THEN 'Intel Xeon, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 22
              THEN 'AMD Opteron, core factor table of 2023-06'
              WHEN "t17"."factor_row" = 23
              THEN 'desktop or notebook processor, core factor table of 2023-06'
              WHEN COALESCE("t17"."cpu_model", '') = ''
              THEN 'assumed, as for current x86 servers: the processor is not known; core factor table of 2023-06'
              ELSE CONCAT(
                CONCAT('assumed, as for current x86 servers: “', COALESCE("t17"."cpu_model", '?')),
                '” is not in the core factor table of 2023-06, or its sockets are not known'
              )
            END AS "family"
          FROM (
            SELECT
              "t16"."product",
              "t16"."thing",
              "t16"."machines",
              "t16"."guests",
              "t16"."native",
              "t16"."homeless",
              "t16"."processors",
              "t16"."cores",
              "t16"."cpu_model",
              "t16"."version",
              "t16"."cluster",
              "t16"."vcenter",
              "t16"."vcpus",
              "t16"."reach",
              CASE
                WHEN "t16"."cores" = "t16"."processors"
                THEN 1
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'altra')
                THEN 2
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'epyc')
                THEN 3
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'ultrasparc')
                AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 't1')
                AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), '1.4')
                THEN 4
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'ultrasparc')
                AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 't1')
                THEN 5
                WHEN (
                  CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'ultrasparc')
                  AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 't2+')
                )
                OR (
                  CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'ultrasparc')
                  AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 't2 plus')
                )
                THEN 6
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'ultrasparc')
                AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 't2')
                THEN 7
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'ultrasparc')
                THEN 8
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'sparc')
                AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 't3')
                THEN 9
                WHEN (
                  CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'sparc64')
                  AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), ' x')
                )
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'sparc64-x')
                THEN 10
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'sparc64')
                AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'vii+')
                THEN 11
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'sparc64')
                THEN 12
                WHEN (
                  CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 't4')
                )
                OR (
                  CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 't5')
                )
                OR (
                  CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 't7')
                )
                OR (
                  CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 't8')
                )
                THEN 13
                WHEN (
                  CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'm5')
                )
                OR (
                  CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'm6')
                )
                OR (
                  CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'm7')
                )
                OR (
                  CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'm8')
                )
                OR (
                  CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 's7')
                )
                THEN 14
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'pa-risc')
                THEN 15
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power5')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power4')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power 5')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power 4')
                THEN 16
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power6')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power7')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power8')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power9')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power10')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power11')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power 6')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power 7')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power 8')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power 9')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power 10')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'power 11')
                THEN 17
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'system z')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'ibm/s390')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'z13')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'z14')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'z15')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'z16')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'z17')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'linuxone')
                THEN 18
                WHEN REGEXP_LIKE(
                  COALESCE(LOWER("t16"."cpu_model"), ''),
                  CONCAT('.*', 'itanium.*(^|[^0-9])9[01][0-9][0-9]([^0-9]|$)', '.*'),
                  'cs'
                )
                THEN 19
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'itanium')
                THEN 20
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'xeon')
                THEN 21
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'opteron')
                THEN 22
                WHEN CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'core(tm)')
                OR (
                  CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'intel')
                  AND CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'core i')
                )
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'pentium')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'celeron')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'atom(tm)')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'intel(r) n')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'ryzen')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'threadripper')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'athlon')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'phenom')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'turion')
                OR CONTAINS(COALESCE(LOWER("t16"."cpu_model"), ''), 'sempron')
                THEN 23
                ELSE 0
              END AS "factor_row"
            FROM (
              SELECT
                "t15"."product",
                "t15"."thing",
                "t15"."machines",
                "t15"."guests",
                "t15"."native",
                "t15"."homeless",
                "t15"."processors",
                "t15"."cores",
                "t15"."cpu_model",
                "t15"."version",
                "t15"."cluster",
                "t15"."vcenter",
                "t15"."vcpus",
                '' AS "reach"
              FROM (
                SELECT
                  "t14".*
                  EXCLUDE ("vcpus_known", "vcpus_unknown")
                FROM (
                  SELECT
                    "t12"."product",
                    "t12"."thing",
                    "t12"."machines",
                    "t12"."guests",
                    "t12"."native",
                    "t12"."vcpus_known",
                    "t12"."vcpus_unknown",
                    "t12"."homeless",
                    "t12"."processors",
                    "t12"."cores",
                    "t12"."cpu_model",
                    "t12"."version",
                    "t12"."cluster",
                    "t12"."vcenter",
                    IFF("t12"."vcpus_unknown" > 0, CAST(NULL AS BIGINT), "t12"."vcpus_known") AS "vcpus"
                  FROM (
                    SELECT
                      "t9"."product",
                      "t9"."thing",
                      SUM("t9"."rows") AS "machines",
                      SUM("t9"."virtual") AS "guests",
                      MAX(1 - "t9"."virtual") AS "native",
                      SUM("t9"."virtual" * COALESCE("t9"."vcpus", 0)) AS "vcpus_known",
                      SUM("t9"."virtual" * IFF("t9"."vcpus" IS NULL, 1, 0)) AS "vcpus_unknown",
                      MAX("t9"."homeless") AS "homeless",
                      MAX("t9"."processors") AS "processors",
                      MAX("t9"."cores") AS "cores",
                      MAX("t9"."cpu_model") AS "cpu_model",
                      MAX("t9"."version") AS "version",
                      MAX("t9"."cluster") AS "cluster",
                      MAX("t9"."vcenter") AS "vcenter"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t7".*
                          EXCLUDE ("cloud")
                        FROM (
                          SELECT
                            *
                          FROM "t4" AS "t5"
                          WHERE
                            "t5"."cloud" IS NULL
                        ) AS "t7"
                      ) AS "t8"
                      WHERE
                        "t8"."device" = 0
                    ) AS "t9"
                    GROUP BY
                      1,
                      2
                  ) AS "t12"
                ) AS "t14"
              ) AS "t15"
            ) AS "t16"
          ) AS "t17"
        ) AS "t18"
      ) AS "t19"
    ) AS "t20"
  ) AS "t21"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t10"."product",
        "t10"."thing",
        "t10"."machines",
        "t10"."homeless",
        "t10"."cores",
        "t10"."factor",
        "t10"."factor_text",
        "t10"."family",
        "t10"."reach",
        "t10"."each"
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
          "t6"."thing",
          "t6"."processors",
          COALESCE("t6"."vcpus", "t6"."cores") AS "cores",
          "t6"."cpu_model",
          "t6"."cloud",
          "t6"."rows" AS "machines",
          0 AS "guests",
          0 AS "native",
          CASE
            WHEN "t6"."cloud" = 'authorized'
            THEN CAST('0.5' AS DOUBLE)
            WHEN "t6"."cloud" = 'oci'
            THEN CAST('0.25' AS DOUBLE)
            ELSE CAST('0.5' AS DOUBLE)
          END AS "factor",
          CASE
            WHEN "t6"."cloud" = 'authorized'
            THEN '0.5'
            WHEN "t6"."cloud" = 'oci'
            THEN '0.25'
            ELSE '0.5'
          END AS "factor_text",
          CONCAT(
            CONCAT(
              'in a cloud that is ',
              COALESCE(
                CASE
                  WHEN "t6"."cloud" = 'authorized'
                  THEN 'Amazon\'s, Microsoft\'s or Google\'s'
                  WHEN "t6"."cloud" = 'oci'
                  THEN 'Oracle\'s own'
                  ELSE ''
                END,
                '?'
              )
            ),
            ': cloud policy of 2017-01, no core factor'
          ) AS "family",
          '' AS "reach",
          IFF(
            COALESCE("t6"."vcpus", "t6"."cores") = 1,
            '1 vCPU',
            CONCAT(COALESCE(CAST(COALESCE("t6"."vcpus", "t6"."cores") AS VARCHAR), '?'), ' vCPUs')
          ) AS "each"
        FROM (
          SELECT
            *
          FROM "t4" AS "t5"
          WHERE
            "t5"."cloud" IS NOT NULL
        ) AS "t6"
      ) AS "t10"
    ) AS "t11"
  ) AS "t13"
), "t27" AS (
  SELECT
    "t26"."product",
    "t26"."factor",
    "t26"."exact",
    "t26"."first",
    CAST(CAST(CEIL(CAST(ROUND("t26"."exact", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) - CAST(ROUND("t26"."exact", 6) AS DOUBLE) AS "missing"
  FROM (
    SELECT
      "t25"."product",
      "t25"."factor",
      SUM("t25"."_exact") AS "exact",
      MIN(IFF("t25"."cores" IS NOT NULL, "t25"."thing", CAST(NULL AS VARCHAR))) AS "first"
    FROM (
      SELECT
        "t23"."product",
        "t23"."thing",
        "t23"."machines",
        "t23"."homeless",
        "t23"."cores",
        "t23"."factor",
        "t23"."factor_text",
        "t23"."family",
        "t23"."reach",
        "t23"."each",
        IFF("t23"."cores" IS NOT NULL, "t23"."cores" * "t23"."factor", 0.0) AS "_exact"
      FROM "t22" AS "t23"
    ) AS "t25"
    GROUP BY
      1,
      2
  ) AS "t26"
)
SELECT
  "t41"."product",
  "t41"."thing",
  "t41"."machines",
  IFF("t41"."_reason" IS NULL, "t41"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
  COALESCE("t41"."_reason", "t41"."_rule") AS "rule"
FROM (
  SELECT
    "t40"."product",
    "t40"."thing",
    "t40"."machines",
    "t40"."by_cores" AS "_quantity",
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(CONCAT(COALESCE("t40"."each", '?'), ' × '), COALESCE("t40"."factor_text", '?')),
              ' ('
            ),
            COALESCE("t40"."family", '?')
          ),
          ')'
        ),
        COALESCE("t40"."reach", '?')
      ),
      COALESCE("t40"."added", '?')
    ) AS "_rule",
    CASE
      WHEN (
        "t40"."cores" IS NULL
      ) AND (
        "t40"."homeless" > 0
      )
      THEN CONCAT(
        CONCAT('not counted: the host of ', COALESCE("t40"."thing", '?')),
        ' is not known; name its host, or the public cloud that it is in as its environment'
      )
      WHEN "t40"."cores" IS NULL
      THEN CONCAT(
        CONCAT('not counted: the cores of ', COALESCE("t40"."thing", '?')),
        ' are not known'
      )
      ELSE NULL
    END AS "_reason"
  FROM (
    SELECT
      "t39".*
      EXCLUDE ("_factor", "_product", "factors", "first", "missing")
    FROM (
      SELECT
        "t38"."product",
        "t38"."thing",
        "t38"."machines",
        "t38"."homeless",
        "t38"."cores",
        "t38"."factor",
        "t38"."factor_text",
        "t38"."family",
        "t38"."reach",
        "t38"."each",
        "t38"."missing",
        "t38"."first",
        "t38"."factors",
        "t38"."_product",
        "t38"."_factor",
        (
          "t38"."cores" * "t38"."factor"
        ) + IFF(
          COALESCE((
            "t38"."missing" IS NOT NULL
          ) AND (
            "t38"."factors" > 1
          ), FALSE),
          "t38"."missing",
          0.0
        ) AS "by_cores",
        (
          "t38"."cores" * "t38"."factor"
        ) + COALESCE("t38"."missing", 0.0) AS "rounded",
        IFF(
          COALESCE((
            "t38"."missing" IS NOT NULL
          ) AND (
            "t38"."factors" > 1
          ), FALSE),
          CONCAT(
            CONCAT('; all cores with factor ', COALESCE("t38"."factor_text", '?')),
            ' are added up before they are rounded up, which is counted here'
          ),
          ''
        ) AS "added"
      FROM (
        SELECT
          "t24"."product",
          "t24"."thing",
          "t24"."machines",
          "t24"."homeless",
          "t24"."cores",
          "t24"."factor",
          "t24"."factor_text",
          "t24"."family",
          "t24"."reach",
          "t24"."each",
          "t37"."missing",
          "t37"."first",
          "t37"."factors",
          "t37"."_product",
          "t37"."_factor"
        FROM "t22" AS "t24"
        LEFT OUTER JOIN (
          SELECT
            "t35"."missing",
            "t35"."first",
            "t35"."factors",
            "t35"."product" AS "_product",
            "t35"."factor" AS "_factor"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t29"."product",
                "t29"."factor",
                "t29"."exact",
                "t29"."first",
                "t29"."missing",
                "t33"."_product",
                "t33"."factors"
              FROM "t27" AS "t29"
              LEFT OUTER JOIN (
                SELECT
                  "t31"."product" AS "_product",
                  "t31"."factors"
                FROM (
                  SELECT
                    "t30"."product",
                    COUNT(*) AS "factors"
                  FROM (
                    SELECT
                      *
                    FROM "t27" AS "t28"
                    WHERE
                      "t28"."first" IS NOT NULL
                  ) AS "t30"
                  GROUP BY
                    1
                ) AS "t31"
              ) AS "t33"
                ON "t29"."product" = "t33"."_product"
            ) AS "t34"
            WHERE
              "t34"."missing" > 0
          ) AS "t35"
        ) AS "t37"
          ON "t24"."product" = "t37"."_product"
          AND "t24"."factor" = "t37"."_factor"
          AND "t24"."thing" = "t37"."first"
      ) AS "t38"
    ) AS "t39"
  ) AS "t40"
) AS "t41"
