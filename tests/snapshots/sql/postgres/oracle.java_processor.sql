WITH "t9" AS (
  SELECT
    "t8"."product",
    "t8"."thing",
    "t8"."machines",
    "t8"."guests",
    "t8"."native",
    "t8"."homeless",
    "t8"."processors",
    "t8"."cores",
    "t8"."cpu_model",
    "t8"."version",
    "t8"."cluster",
    "t8"."vcenter",
    "t8"."vcpus",
    "t8"."reach",
    "t8"."factor_row",
    CASE
      WHEN "t8"."factor_row" IN (1, 17, 18, 20)
      THEN CAST('1.0' AS DOUBLE PRECISION)
      WHEN "t8"."factor_row" IN (2, 5, 9)
      THEN CAST('0.25' AS DOUBLE PRECISION)
      WHEN "t8"."factor_row" IN (7, 8, 12, 15, 16)
      THEN CAST('0.75' AS DOUBLE PRECISION)
      ELSE CAST('0.5' AS DOUBLE PRECISION)
    END AS "factor",
    CASE
      WHEN "t8"."factor_row" IN (1, 17, 18, 20)
      THEN '1.0'
      WHEN "t8"."factor_row" IN (2, 5, 9)
      THEN '0.25'
      WHEN "t8"."factor_row" IN (7, 8, 12, 15, 16)
      THEN '0.75'
      ELSE '0.5'
    END AS "factor_text",
    CASE
      WHEN "t8"."factor_row" = 1
      THEN 'single-core chips, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 2
      THEN 'Ampere Altra, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 3
      THEN 'AMD EPYC, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 4
      THEN 'Sun UltraSPARC T1 at 1.4 GHz, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 5
      THEN 'Sun UltraSPARC T1, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 6
      THEN 'Sun UltraSPARC T2+, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 7
      THEN 'Sun UltraSPARC T2, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 8
      THEN 'Sun UltraSPARC IV, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 9
      THEN 'SPARC T3, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 10
      THEN 'SPARC64 X or later, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 11
      THEN 'SPARC64 VII+, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 12
      THEN 'SPARC64 VI or VII, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 13
      THEN 'SPARC T4 or later, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 14
      THEN 'SPARC M5 or later, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 15
      THEN 'HP PA-RISC, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 16
      THEN 'IBM POWER5 or earlier, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 17
      THEN 'IBM POWER6 or later, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 18
      THEN 'IBM System z, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 19
      THEN 'Intel Itanium 9100 or earlier, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 20
      THEN 'Intel Itanium 9300 or later, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 21
      THEN 'Intel Xeon, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 22
      THEN 'AMD Opteron, core factor table of 2023-06'
      WHEN "t8"."factor_row" = 23
      THEN 'desktop or notebook processor, core factor table of 2023-06'
      WHEN COALESCE("t8"."cpu_model", '') = ''
      THEN 'assumed, as for current x86 servers: the processor is not known; core factor table of 2023-06'
      ELSE 'assumed, as for current x86 servers: “' || COALESCE("t8"."cpu_model", '?') || '” is not in the core factor table of 2023-06, or its sockets are not known'
    END AS "family"
  FROM (
    SELECT
      "t7"."product",
      "t7"."thing",
      "t7"."machines",
      "t7"."guests",
      "t7"."native",
      "t7"."homeless",
      "t7"."processors",
      "t7"."cores",
      "t7"."cpu_model",
      "t7"."version",
      "t7"."cluster",
      "t7"."vcenter",
      "t7"."vcpus",
      "t7"."reach",
      CASE
        WHEN "t7"."cores" = "t7"."processors"
        THEN 1
        WHEN (
          POSITION('ampere' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('altra' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        THEN 2
        WHEN POSITION('epyc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        THEN 3
        WHEN (
          POSITION('ultrasparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        AND (
          POSITION('t1' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        AND (
          POSITION('1.4' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        THEN 4
        WHEN (
          POSITION('ultrasparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        AND (
          POSITION('t1' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        THEN 5
        WHEN (
          (
            POSITION('ultrasparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('t2+' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
        )
        OR (
          (
            POSITION('ultrasparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('t2 plus' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
        )
        THEN 6
        WHEN (
          POSITION('ultrasparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        AND (
          POSITION('t2' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        THEN 7
        WHEN POSITION('ultrasparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        THEN 8
        WHEN (
          POSITION('sparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        AND (
          POSITION('t3' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        THEN 9
        WHEN (
          (
            POSITION('sparc64' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
          AND (
            POSITION(' x' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
        )
        OR (
          POSITION('sparc64-x' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        THEN 10
        WHEN (
          POSITION('sparc64' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        AND (
          POSITION('vii+' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        THEN 11
        WHEN POSITION('sparc64' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        THEN 12
        WHEN (
          (
            POSITION('sparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('t4' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
        )
        OR (
          (
            POSITION('sparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('t5' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
        )
        OR (
          (
            POSITION('sparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('t7' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
        )
        OR (
          (
            POSITION('sparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('t8' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
        )
        THEN 13
        WHEN (
          (
            POSITION('sparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('m5' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
        )
        OR (
          (
            POSITION('sparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('m6' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
        )
        OR (
          (
            POSITION('sparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('m7' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
        )
        OR (
          (
            POSITION('sparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('m8' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
        )
        OR (
          (
            POSITION('sparc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('s7' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
        )
        THEN 14
        WHEN POSITION('pa-risc' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        THEN 15
        WHEN (
          POSITION('power5' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('power4' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('power 5' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('power 4' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        THEN 16
        WHEN (
          POSITION('power6' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('power7' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('power8' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('power9' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('power10' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('power11' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('power 6' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('power 7' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('power 8' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('power 9' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('power 10' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('power 11' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        THEN 17
        WHEN (
          POSITION('system z' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('ibm/s390' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('z13' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('z14' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('z15' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('z16' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('z17' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('linuxone' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        THEN 18
        WHEN COALESCE(LOWER("t7"."cpu_model"), '') ~ 'itanium.*(^|[^0-9])9[01][0-9][0-9]([^0-9]|$)'
        THEN 19
        WHEN POSITION('itanium' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        THEN 20
        WHEN POSITION('xeon' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        THEN 21
        WHEN POSITION('opteron' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        THEN 22
        WHEN (
          POSITION('core(tm)' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          (
            POSITION('intel' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('core i' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
          )
        )
        OR (
          POSITION('pentium' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('celeron' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('atom(tm)' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('intel(r) n' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('ryzen' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('threadripper' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('athlon' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('phenom' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('turion' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        OR (
          POSITION('sempron' IN COALESCE(LOWER("t7"."cpu_model"), '')) > 0
        )
        THEN 23
        ELSE 0
      END AS "factor_row"
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
        '' AS "reach"
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
            CASE
              WHEN "t4"."vcpus_unknown" > 0
              THEN CAST(NULL AS BIGINT)
              ELSE "t4"."vcpus_known"
            END AS "vcpus"
          FROM (
            SELECT
              "t3"."product",
              "t3"."thing",
              SUM("t3"."rows") AS "machines",
              SUM("t3"."virtual") AS "guests",
              MAX(1 - "t3"."virtual") AS "native",
              SUM("t3"."virtual" * COALESCE("t3"."vcpus", 0)) AS "vcpus_known",
              SUM("t3"."virtual" * CASE WHEN "t3"."vcpus" IS NULL THEN 1 ELSE 0 END) AS "vcpus_unknown",
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
), "t14" AS (
  SELECT
    "t13"."product",
    "t13"."factor",
    "t13"."exact",
    "t13"."first",
    CAST(CAST(CEIL(CAST(ROUND(CAST("t13"."exact" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION) - CAST(ROUND(CAST("t13"."exact" AS DECIMAL), 6) AS DOUBLE PRECISION) AS "missing"
  FROM (
    SELECT
      "t12"."product",
      "t12"."factor",
      SUM("t12"."_exact") AS "exact",
      MIN(
        CASE
          WHEN "t12"."cores" IS NOT NULL
          THEN "t12"."thing"
          ELSE CAST(NULL AS VARCHAR)
        END
      ) AS "first"
    FROM (
      SELECT
        "t10"."product",
        "t10"."thing",
        "t10"."machines",
        "t10"."guests",
        "t10"."native",
        "t10"."homeless",
        "t10"."processors",
        "t10"."cores",
        "t10"."cpu_model",
        "t10"."version",
        "t10"."cluster",
        "t10"."vcenter",
        "t10"."vcpus",
        "t10"."reach",
        "t10"."factor_row",
        "t10"."factor",
        "t10"."factor_text",
        "t10"."family",
        CASE WHEN "t10"."cores" IS NOT NULL THEN "t10"."cores" * "t10"."factor" ELSE 0.0 END AS "_exact"
      FROM "t9" AS "t10"
    ) AS "t12"
    GROUP BY
      1,
      2
  ) AS "t13"
)
SELECT
  "t29"."product",
  "t29"."thing",
  "t29"."machines",
  "t29"."quantity",
  CASE
    WHEN "t29"."quantity" IS NULL
    THEN "t29"."rule"
    ELSE "t29"."rule" || '; Java SE Subscription price list of 2018-08'
  END AS "rule"
FROM (
  SELECT
    "t28"."product",
    "t28"."thing",
    "t28"."machines",
    CASE
      WHEN "t28"."_reason" IS NULL
      THEN "t28"."_quantity"
      ELSE CAST(NULL AS DOUBLE PRECISION)
    END AS "quantity",
    COALESCE("t28"."_reason", "t28"."_rule") AS "rule"
  FROM (
    SELECT
      "t27"."product",
      "t27"."thing",
      "t27"."machines",
      "t27"."by_cores" AS "_quantity",
      COALESCE(
        CASE
          WHEN "t27"."cores" = 1
          THEN '1 core'
          ELSE COALESCE(CAST("t27"."cores" AS VARCHAR), '?') || ' cores'
        END,
        '?'
      ) || ' × ' || COALESCE("t27"."factor_text", '?') || ' (' || COALESCE("t27"."family", '?') || ')' || COALESCE("t27"."reach", '?') || COALESCE("t27"."added", '?') AS "_rule",
      CASE
        WHEN (
          "t27"."cores" IS NULL
        ) AND (
          "t27"."homeless" > 0
        )
        THEN 'not counted: the host of ' || COALESCE("t27"."thing", '?') || ' is not known'
        WHEN "t27"."cores" IS NULL
        THEN 'not counted: the cores of ' || COALESCE("t27"."thing", '?') || ' are not known'
        ELSE NULL
      END AS "_reason"
    FROM (
      SELECT
        "t26"."product",
        "t26"."thing",
        "t26"."machines",
        "t26"."guests",
        "t26"."native",
        "t26"."homeless",
        "t26"."processors",
        "t26"."cores",
        "t26"."cpu_model",
        "t26"."version",
        "t26"."cluster",
        "t26"."vcenter",
        "t26"."vcpus",
        "t26"."reach",
        "t26"."factor_row",
        "t26"."factor",
        "t26"."factor_text",
        "t26"."family",
        "t26"."by_cores",
        "t26"."rounded",
        "t26"."added"
      FROM (
        SELECT
          "t25"."product",
          "t25"."thing",
          "t25"."machines",
          "t25"."guests",
          "t25"."native",
          "t25"."homeless",
          "t25"."processors",
          "t25"."cores",
          "t25"."cpu_model",
          "t25"."version",
          "t25"."cluster",
          "t25"."vcenter",
          "t25"."vcpus",
          "t25"."reach",
          "t25"."factor_row",
          "t25"."factor",
          "t25"."factor_text",
          "t25"."family",
          "t25"."missing",
          "t25"."first",
          "t25"."factors",
          "t25"."_product",
          "t25"."_factor",
          (
            "t25"."cores" * "t25"."factor"
          ) + CASE
            WHEN COALESCE((
              "t25"."missing" IS NOT NULL
            ) AND (
              "t25"."factors" > 1
            ), FALSE)
            THEN "t25"."missing"
            ELSE 0.0
          END AS "by_cores",
          (
            "t25"."cores" * "t25"."factor"
          ) + COALESCE("t25"."missing", 0.0) AS "rounded",
          CASE
            WHEN COALESCE((
              "t25"."missing" IS NOT NULL
            ) AND (
              "t25"."factors" > 1
            ), FALSE)
            THEN '; all cores with factor ' || COALESCE("t25"."factor_text", '?') || ' are added up before they are rounded up, which is counted here'
            ELSE ''
          END AS "added"
        FROM (
          SELECT
            "t11"."product",
            "t11"."thing",
            "t11"."machines",
            "t11"."guests",
            "t11"."native",
            "t11"."homeless",
            "t11"."processors",
            "t11"."cores",
            "t11"."cpu_model",
            "t11"."version",
            "t11"."cluster",
            "t11"."vcenter",
            "t11"."vcpus",
            "t11"."reach",
            "t11"."factor_row",
            "t11"."factor",
            "t11"."factor_text",
            "t11"."family",
            "t24"."missing",
            "t24"."first",
            "t24"."factors",
            "t24"."_product",
            "t24"."_factor"
          FROM "t9" AS "t11"
          LEFT OUTER JOIN (
            SELECT
              "t22"."missing",
              "t22"."first",
              "t22"."factors",
              "t22"."product" AS "_product",
              "t22"."factor" AS "_factor"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t16"."product",
                  "t16"."factor",
                  "t16"."exact",
                  "t16"."first",
                  "t16"."missing",
                  "t20"."_product",
                  "t20"."factors"
                FROM "t14" AS "t16"
                LEFT OUTER JOIN (
                  SELECT
                    "t18"."product" AS "_product",
                    "t18"."factors"
                  FROM (
                    SELECT
                      "t17"."product",
                      COUNT(*) AS "factors"
                    FROM (
                      SELECT
                        *
                      FROM "t14" AS "t15"
                      WHERE
                        "t15"."first" IS NOT NULL
                    ) AS "t17"
                    GROUP BY
                      1
                  ) AS "t18"
                ) AS "t20"
                  ON "t16"."product" = "t20"."_product"
              ) AS "t21"
              WHERE
                "t21"."missing" > 0
            ) AS "t22"
          ) AS "t24"
            ON "t11"."product" = "t24"."_product"
            AND "t11"."factor" = "t24"."_factor"
            AND "t11"."thing" = "t24"."first"
        ) AS "t25"
      ) AS "t26"
    ) AS "t27"
  ) AS "t28"
) AS "t29"
