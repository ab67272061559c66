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
    CASE WHEN "t3"."cloud" IS NOT NULL THEN "t3"."machine" ELSE "t3"."thing" END AS "thing",
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
      CASE
        WHEN "t2"."device" = 0
        THEN CASE
          WHEN COALESCE(
            LOWER(
              CASE
                WHEN "t2"."thing" <> "t2"."machine"
                THEN "t2"."thing"
                ELSE COALESCE("t2"."environment", '')
              END
            ) ~ '(^|[^a-z0-9])(aws|amazon|ec2|rds|azure|gcp|gce|google)([^a-z0-9]|$)',
            FALSE
          )
          THEN 'authorized'
          WHEN COALESCE(
            LOWER(
              CASE
                WHEN "t2"."thing" <> "t2"."machine"
                THEN "t2"."thing"
                ELSE COALESCE("t2"."environment", '')
              END
            ) ~ '(^|[^a-z0-9])(oci|oracle cloud)([^a-z0-9]|$)',
            FALSE
          )
          THEN 'oci'
          ELSE CAST(NULL AS VARCHAR)
        END
        ELSE CAST(NULL AS VARCHAR)
      END AS "cloud"
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
        CASE WHEN "t1"."active" > 0 THEN CAST(NULL AS VARCHAR) ELSE "t1"."environment" END AS "environment",
        CASE WHEN COALESCE("t1"."kind" = 'virtual', FALSE) THEN 1 ELSE 0 END AS "virtual",
        CASE WHEN "t1"."kind" = 'device' THEN 1 ELSE 0 END AS "device",
        CASE
          WHEN COALESCE("t1"."kind" = 'virtual', FALSE) AND (
            "t1"."host" IS NULL
          )
          THEN 1
          ELSE 0
        END AS "homeless",
        CASE
          WHEN COALESCE("t1"."kind" = 'virtual', FALSE)
          THEN COALESCE("t1"."host", "t1"."machine")
          ELSE "t1"."machine"
        END AS "thing",
        CASE
          WHEN COALESCE("t1"."kind" = 'virtual', FALSE)
          THEN "t1"."host_processors"
          ELSE "t1"."processors"
        END AS "processors",
        CASE
          WHEN COALESCE("t1"."kind" = 'virtual', FALSE)
          THEN "t1"."host_cores"
          ELSE "t1"."cores"
        END AS "cores",
        CASE
          WHEN COALESCE("t1"."kind" = 'virtual', FALSE)
          THEN COALESCE("t1"."host_cpu_model", "t1"."cpu_model")
          ELSE "t1"."cpu_model"
        END AS "cpu_model"
      FROM (
        SELECT
          "t0"."product",
          "t0"."machine",
          COUNT(*) AS "rows",
          MIN(
            LOWER(
              CASE
                WHEN TRIM(' \t
\r\v\f' FROM "t0"."environment") = ''
                THEN NULL
                ELSE "t0"."environment"
              END
            )
          ) AS "environment",
          MAX(
            CASE
              WHEN CASE
                WHEN TRIM(' \t
\r\v\f' FROM "t0"."environment") = ''
                THEN NULL
                ELSE "t0"."environment"
              END IS NULL
              THEN 1
              ELSE 0
            END
          ) AS "active",
          MAX("t0"."users") AS "users",
          MAX(
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."kind") = ''
              THEN NULL
              ELSE "t0"."kind"
            END
          ) AS "kind",
          MAX(
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."cpu_model") = ''
              THEN NULL
              ELSE "t0"."cpu_model"
            END
          ) AS "cpu_model",
          MAX(
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."host") = ''
              THEN NULL
              ELSE "t0"."host"
            END
          ) AS "host",
          MAX(
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."host_cpu_model") = ''
              THEN NULL
              ELSE "t0"."host_cpu_model"
            END
          ) AS "host_cpu_model",
          MAX(
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."cluster") = ''
              THEN NULL
              ELSE "t0"."cluster"
            END
          ) AS "cluster",
          MAX(
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."vcenter") = ''
              THEN NULL
              ELSE "t0"."vcenter"
            END
          ) AS "vcenter",
          MAX(
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."version") = ''
              THEN NULL
              ELSE "t0"."version"
            END
          ) AS "version",
          MAX(CASE WHEN "t0"."processors" > 0 THEN "t0"."processors" ELSE NULL END) AS "processors",
          MAX(CASE WHEN "t0"."cores" > 0 THEN "t0"."cores" ELSE NULL END) AS "cores",
          MAX(CASE WHEN "t0"."vcpus" > 0 THEN "t0"."vcpus" ELSE NULL END) AS "vcpus",
          MAX(CASE WHEN "t0"."host_processors" > 0 THEN "t0"."host_processors" ELSE NULL END) AS "host_processors",
          MAX(CASE WHEN "t0"."host_cores" > 0 THEN "t0"."host_cores" ELSE NULL END) AS "host_cores"
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
          CASE
            WHEN "t18"."cores" = 1
            THEN '1 core'
            ELSE COALESCE(CAST("t18"."cores" AS VARCHAR), '?') || ' cores'
          END AS "each"
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
              THEN CAST('1.0' AS DOUBLE PRECISION)
              WHEN "t17"."factor_row" IN (2, 5, 9)
              THEN CAST('0.25' AS DOUBLE PRECISION)
              WHEN "t17"."factor_row" IN (7, 8, 12, 15, 16)
              THEN CAST('0.75' AS DOUBLE PRECISION)
              ELSE CAST('0.5' AS DOUBLE PRECISION)
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
              ELSE 'assumed, as for current x86 servers: “' || COALESCE("t17"."cpu_model", '?') || '” is not in the core factor table of 2023-06, or its sockets are not known'
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
                WHEN POSITION('altra' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                THEN 2
                WHEN POSITION('epyc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                THEN 3
                WHEN (
                  POSITION('ultrasparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                AND (
                  POSITION('t1' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                AND (
                  POSITION('1.4' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                THEN 4
                WHEN (
                  POSITION('ultrasparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                AND (
                  POSITION('t1' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                THEN 5
                WHEN (
                  (
                    POSITION('ultrasparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                  AND (
                    POSITION('t2+' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                )
                OR (
                  (
                    POSITION('ultrasparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                  AND (
                    POSITION('t2 plus' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                )
                THEN 6
                WHEN (
                  POSITION('ultrasparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                AND (
                  POSITION('t2' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                THEN 7
                WHEN POSITION('ultrasparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                THEN 8
                WHEN (
                  POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                AND (
                  POSITION('t3' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                THEN 9
                WHEN (
                  (
                    POSITION('sparc64' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                  AND (
                    POSITION(' x' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                )
                OR (
                  POSITION('sparc64-x' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                THEN 10
                WHEN (
                  POSITION('sparc64' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                AND (
                  POSITION('vii+' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                THEN 11
                WHEN POSITION('sparc64' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                THEN 12
                WHEN (
                  (
                    POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                  AND (
                    POSITION('t4' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                )
                OR (
                  (
                    POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                  AND (
                    POSITION('t5' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                )
                OR (
                  (
                    POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                  AND (
                    POSITION('t7' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                )
                OR (
                  (
                    POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                  AND (
                    POSITION('t8' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                )
                THEN 13
                WHEN (
                  (
                    POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                  AND (
                    POSITION('m5' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                )
                OR (
                  (
                    POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                  AND (
                    POSITION('m6' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                )
                OR (
                  (
                    POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                  AND (
                    POSITION('m7' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                )
                OR (
                  (
                    POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                  AND (
                    POSITION('m8' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                )
                OR (
                  (
                    POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                  AND (
                    POSITION('s7' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                )
                THEN 14
                WHEN POSITION('pa-risc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                THEN 15
                WHEN (
                  POSITION('power5' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('power4' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('power 5' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('power 4' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                THEN 16
                WHEN (
                  POSITION('power6' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('power7' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('power8' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('power9' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('power10' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('power11' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('power 6' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('power 7' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('power 8' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('power 9' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('power 10' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('power 11' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                THEN 17
                WHEN (
                  POSITION('system z' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('ibm/s390' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('z13' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('z14' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('z15' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('z16' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('z17' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('linuxone' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                THEN 18
                WHEN COALESCE(LOWER("t16"."cpu_model"), '') ~ 'itanium.*(^|[^0-9])9[01][0-9][0-9]([^0-9]|$)'
                THEN 19
                WHEN POSITION('itanium' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                THEN 20
                WHEN POSITION('xeon' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                THEN 21
                WHEN POSITION('opteron' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                THEN 22
                WHEN (
                  POSITION('core(tm)' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  (
                    POSITION('intel' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                  AND (
                    POSITION('core i' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                  )
                )
                OR (
                  POSITION('pentium' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('celeron' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('atom(tm)' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('intel(r) n' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('ryzen' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('threadripper' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('athlon' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('phenom' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('turion' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
                OR (
                  POSITION('sempron' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
                )
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
                  "t14"."product",
                  "t14"."thing",
                  "t14"."machines",
                  "t14"."guests",
                  "t14"."native",
                  "t14"."homeless",
                  "t14"."processors",
                  "t14"."cores",
                  "t14"."cpu_model",
                  "t14"."version",
                  "t14"."cluster",
                  "t14"."vcenter",
                  "t14"."vcpus"
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
                    CASE
                      WHEN "t12"."vcpus_unknown" > 0
                      THEN CAST(NULL AS BIGINT)
                      ELSE "t12"."vcpus_known"
                    END AS "vcpus"
                  FROM (
                    SELECT
                      "t9"."product",
                      "t9"."thing",
                      SUM("t9"."rows") AS "machines",
                      SUM("t9"."virtual") AS "guests",
                      MAX(1 - "t9"."virtual") AS "native",
                      SUM("t9"."virtual" * COALESCE("t9"."vcpus", 0)) AS "vcpus_known",
                      SUM("t9"."virtual" * CASE WHEN "t9"."vcpus" IS NULL THEN 1 ELSE 0 END) AS "vcpus_unknown",
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
                          "t7"."product",
                          "t7"."machine",
                          "t7"."rows",
                          "t7"."version",
                          "t7"."vcpus",
                          "t7"."users",
                          "t7"."cluster",
                          "t7"."vcenter",
                          "t7"."environment",
                          "t7"."virtual",
                          "t7"."device",
                          "t7"."homeless",
                          "t7"."thing",
                          "t7"."processors",
                          "t7"."cores",
                          "t7"."cpu_model"
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
            THEN CAST('0.5' AS DOUBLE PRECISION)
            WHEN "t6"."cloud" = 'oci'
            THEN CAST('0.25' AS DOUBLE PRECISION)
            ELSE CAST('0.5' AS DOUBLE PRECISION)
          END AS "factor",
          CASE
            WHEN "t6"."cloud" = 'authorized'
            THEN '0.5'
            WHEN "t6"."cloud" = 'oci'
            THEN '0.25'
            ELSE '0.5'
          END AS "factor_text",
          'in a cloud that is ' || COALESCE(
            CASE
              WHEN "t6"."cloud" = 'authorized'
              THEN 'Amazon''s, Microsoft''s or Google''s'
              WHEN "t6"."cloud" = 'oci'
              THEN 'Oracle''s own'
              ELSE ''
            END,
            '?'
          ) || ': cloud policy of 2017-01, no core factor' AS "family",
          '' AS "reach",
          CASE
            WHEN COALESCE("t6"."vcpus", "t6"."cores") = 1
            THEN '1 vCPU'
            ELSE COALESCE(CAST(COALESCE("t6"."vcpus", "t6"."cores") AS VARCHAR), '?') || ' vCPUs'
          END AS "each"
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
    CAST(CAST(CEIL(CAST(ROUND(CAST("t26"."exact" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION) - CAST(ROUND(CAST("t26"."exact" AS DECIMAL), 6) AS DOUBLE PRECISION) AS "missing"
  FROM (
    SELECT
      "t25"."product",
      "t25"."factor",
      SUM("t25"."_exact") AS "exact",
      MIN(
        CASE
          WHEN "t25"."cores" IS NOT NULL
          THEN "t25"."thing"
          ELSE CAST(NULL AS VARCHAR)
        END
      ) AS "first"
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
        CASE WHEN "t23"."cores" IS NOT NULL THEN "t23"."cores" * "t23"."factor" ELSE 0.0 END AS "_exact"
      FROM "t22" AS "t23"
    ) AS "t25"
    GROUP BY
      1,
      2
  ) AS "t26"
)
SELECT
  "t42"."product",
  "t42"."thing",
  "t42"."machines",
  "t42"."quantity",
  CASE
    WHEN "t42"."quantity" IS NULL
    THEN "t42"."rule"
    ELSE "t42"."rule" || '; Java SE Subscription price list of 2018-08'
  END AS "rule"
FROM (
  SELECT
    "t41"."product",
    "t41"."thing",
    "t41"."machines",
    CASE
      WHEN "t41"."_reason" IS NULL
      THEN "t41"."_quantity"
      ELSE CAST(NULL AS DOUBLE PRECISION)
    END AS "quantity",
    COALESCE("t41"."_reason", "t41"."_rule") AS "rule"
  FROM (
    SELECT
      "t40"."product",
      "t40"."thing",
      "t40"."machines",
      "t40"."by_cores" AS "_quantity",
      COALESCE("t40"."each", '?') || ' × ' || COALESCE("t40"."factor_text", '?') || ' (' || COALESCE("t40"."family", '?') || ')' || COALESCE("t40"."reach", '?') || COALESCE("t40"."added", '?') AS "_rule",
      CASE
        WHEN (
          "t40"."cores" IS NULL
        ) AND (
          "t40"."homeless" > 0
        )
        THEN 'not counted: the host of ' || COALESCE("t40"."thing", '?') || ' is not known; name its host, or the public cloud that it is in as its environment'
        WHEN "t40"."cores" IS NULL
        THEN 'not counted: the cores of ' || COALESCE("t40"."thing", '?') || ' are not known'
        ELSE NULL
      END AS "_reason"
    FROM (
      SELECT
        "t39"."product",
        "t39"."thing",
        "t39"."machines",
        "t39"."homeless",
        "t39"."cores",
        "t39"."factor",
        "t39"."factor_text",
        "t39"."family",
        "t39"."reach",
        "t39"."each",
        "t39"."by_cores",
        "t39"."rounded",
        "t39"."added"
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
          ) + CASE
            WHEN COALESCE((
              "t38"."missing" IS NOT NULL
            ) AND (
              "t38"."factors" > 1
            ), FALSE)
            THEN "t38"."missing"
            ELSE 0.0
          END AS "by_cores",
          (
            "t38"."cores" * "t38"."factor"
          ) + COALESCE("t38"."missing", 0.0) AS "rounded",
          CASE
            WHEN COALESCE((
              "t38"."missing" IS NOT NULL
            ) AND (
              "t38"."factors" > 1
            ), FALSE)
            THEN '; all cores with factor ' || COALESCE("t38"."factor_text", '?') || ' are added up before they are rounded up, which is counted here'
            ELSE ''
          END AS "added"
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
) AS "t42"
