WITH "t2" AS (
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
), "t5" AS (
  SELECT
    *
  FROM "t2" AS "t3"
  WHERE
    "t3"."device" = 0
), "t18" AS (
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
    "t17"."factor",
    "t17"."factor_text",
    "t17"."family",
    CASE
      WHEN (
        POSITION('weblogic' IN LOWER("t17"."product")) > 0
      )
      OR (
        POSITION('internet application server' IN LOWER("t17"."product")) > 0
      )
      OR (
        POSITION('internet_application_server' IN LOWER("t17"."product")) > 0
      )
      OR (
        POSITION('business_intelligence' IN LOWER("t17"."product")) > 0
      )
      THEN 10
      ELSE 25
    END AS "per"
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
      "t16"."factor_row",
      CASE
        WHEN "t16"."factor_row" IN (1, 17, 18, 20)
        THEN CAST('1.0' AS DOUBLE PRECISION)
        WHEN "t16"."factor_row" IN (2, 5, 9)
        THEN CAST('0.25' AS DOUBLE PRECISION)
        WHEN "t16"."factor_row" IN (7, 8, 12, 15, 16)
        THEN CAST('0.75' AS DOUBLE PRECISION)
        ELSE CAST('0.5' AS DOUBLE PRECISION)
      END AS "factor",
      CASE
        WHEN "t16"."factor_row" IN (1, 17, 18, 20)
        THEN '1.0'
        WHEN "t16"."factor_row" IN (2, 5, 9)
        THEN '0.25'
        WHEN "t16"."factor_row" IN (7, 8, 12, 15, 16)
        THEN '0.75'
        ELSE '0.5'
      END AS "factor_text",
      CASE
        WHEN "t16"."factor_row" = 1
        THEN 'single-core chips, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 2
        THEN 'Ampere Altra, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 3
        THEN 'AMD EPYC, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 4
        THEN 'Sun UltraSPARC T1 at 1.4 GHz, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 5
        THEN 'Sun UltraSPARC T1, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 6
        THEN 'Sun UltraSPARC T2+, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 7
        THEN 'Sun UltraSPARC T2, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 8
        THEN 'Sun UltraSPARC IV, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 9
        THEN 'SPARC T3, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 10
        THEN 'SPARC64 X or later, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 11
        THEN 'SPARC64 VII+, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 12
        THEN 'SPARC64 VI or VII, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 13
        THEN 'SPARC T4 or later, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 14
        THEN 'SPARC M5 or later, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 15
        THEN 'HP PA-RISC, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 16
        THEN 'IBM POWER5 or earlier, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 17
        THEN 'IBM POWER6 or later, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 18
        THEN 'IBM System z, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 19
        THEN 'Intel Itanium 9100 or earlier, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 20
        THEN 'Intel Itanium 9300 or later, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 21
        THEN 'Intel Xeon, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 22
        THEN 'AMD Opteron, core factor table of 2023-06'
        WHEN "t16"."factor_row" = 23
        THEN 'desktop or notebook processor, core factor table of 2023-06'
        WHEN COALESCE("t16"."cpu_model", '') = ''
        THEN 'assumed, as for current x86 servers: the processor is not known; core factor table of 2023-06'
        ELSE 'assumed, as for current x86 servers: “' || COALESCE("t16"."cpu_model", '?') || '” is not in the core factor table of 2023-06, or its sockets are not known'
      END AS "family"
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
        "t15"."reach",
        CASE
          WHEN "t15"."cores" = "t15"."processors"
          THEN 1
          WHEN (
            POSITION('ampere' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('altra' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          THEN 2
          WHEN POSITION('epyc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          THEN 3
          WHEN (
            POSITION('ultrasparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('t1' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('1.4' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          THEN 4
          WHEN (
            POSITION('ultrasparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('t1' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          THEN 5
          WHEN (
            (
              POSITION('ultrasparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t2+' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
          )
          OR (
            (
              POSITION('ultrasparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t2 plus' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
          )
          THEN 6
          WHEN (
            POSITION('ultrasparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('t2' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          THEN 7
          WHEN POSITION('ultrasparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          THEN 8
          WHEN (
            POSITION('sparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('t3' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          THEN 9
          WHEN (
            (
              POSITION('sparc64' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
            AND (
              POSITION(' x' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
          )
          OR (
            POSITION('sparc64-x' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          THEN 10
          WHEN (
            POSITION('sparc64' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          AND (
            POSITION('vii+' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          THEN 11
          WHEN POSITION('sparc64' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          THEN 12
          WHEN (
            (
              POSITION('sparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t4' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
          )
          OR (
            (
              POSITION('sparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t5' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
          )
          OR (
            (
              POSITION('sparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t7' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
          )
          OR (
            (
              POSITION('sparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t8' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
          )
          THEN 13
          WHEN (
            (
              POSITION('sparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('m5' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
          )
          OR (
            (
              POSITION('sparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('m6' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
          )
          OR (
            (
              POSITION('sparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('m7' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
          )
          OR (
            (
              POSITION('sparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('m8' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
          )
          OR (
            (
              POSITION('sparc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('s7' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
          )
          THEN 14
          WHEN POSITION('pa-risc' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          THEN 15
          WHEN (
            POSITION('power5' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('power4' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('power 5' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('power 4' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          THEN 16
          WHEN (
            POSITION('power6' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('power7' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('power8' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('power9' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('power10' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('power11' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('power 6' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('power 7' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('power 8' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('power 9' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('power 10' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('power 11' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          THEN 17
          WHEN (
            POSITION('system z' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('ibm/s390' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('z13' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('z14' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('z15' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('z16' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('z17' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('linuxone' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          THEN 18
          WHEN COALESCE(LOWER("t15"."cpu_model"), '') ~ 'itanium.*(^|[^0-9])9[01][0-9][0-9]([^0-9]|$)'
          THEN 19
          WHEN POSITION('itanium' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          THEN 20
          WHEN POSITION('xeon' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          THEN 21
          WHEN POSITION('opteron' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          THEN 22
          WHEN (
            POSITION('core(tm)' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            (
              POSITION('intel' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('core i' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
            )
          )
          OR (
            POSITION('pentium' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('celeron' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('atom(tm)' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('intel(r) n' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('ryzen' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('threadripper' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('athlon' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('phenom' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('turion' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          OR (
            POSITION('sempron' IN COALESCE(LOWER("t15"."cpu_model"), '')) > 0
          )
          THEN 23
          ELSE 0
        END AS "factor_row"
      FROM (
        SELECT
          "t13"."product",
          "t13"."thing",
          "t13"."machines",
          "t13"."guests",
          "t13"."native",
          "t13"."homeless",
          "t13"."processors",
          "t13"."cores",
          "t13"."cpu_model",
          "t13"."version",
          "t13"."cluster",
          "t13"."vcenter",
          "t13"."vcpus",
          '' AS "reach"
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
            "t11"."vcpus"
          FROM (
            SELECT
              "t9"."product",
              "t9"."thing",
              "t9"."machines",
              "t9"."guests",
              "t9"."native",
              "t9"."vcpus_known",
              "t9"."vcpus_unknown",
              "t9"."homeless",
              "t9"."processors",
              "t9"."cores",
              "t9"."cpu_model",
              "t9"."version",
              "t9"."cluster",
              "t9"."vcenter",
              CASE
                WHEN "t9"."vcpus_unknown" > 0
                THEN CAST(NULL AS BIGINT)
                ELSE "t9"."vcpus_known"
              END AS "vcpus"
            FROM (
              SELECT
                "t6"."product",
                "t6"."thing",
                SUM("t6"."rows") AS "machines",
                SUM("t6"."virtual") AS "guests",
                MAX(1 - "t6"."virtual") AS "native",
                SUM("t6"."virtual" * COALESCE("t6"."vcpus", 0)) AS "vcpus_known",
                SUM("t6"."virtual" * CASE WHEN "t6"."vcpus" IS NULL THEN 1 ELSE 0 END) AS "vcpus_unknown",
                MAX("t6"."homeless") AS "homeless",
                MAX("t6"."processors") AS "processors",
                MAX("t6"."cores") AS "cores",
                MAX("t6"."cpu_model") AS "cpu_model",
                MAX("t6"."version") AS "version",
                MAX("t6"."cluster") AS "cluster",
                MAX("t6"."vcenter") AS "vcenter"
              FROM "t5" AS "t6"
              GROUP BY
                1,
                2
            ) AS "t9"
          ) AS "t11"
        ) AS "t13"
      ) AS "t15"
    ) AS "t16"
  ) AS "t17"
), "t35" AS (
  SELECT
    *
  FROM (
    SELECT
      "t33"."product",
      "t33"."thing",
      "t33"."machines",
      "t33"."guests",
      "t33"."native",
      "t33"."homeless",
      "t33"."processors",
      "t33"."cores",
      "t33"."cpu_model",
      "t33"."version",
      "t33"."cluster",
      "t33"."vcenter",
      "t33"."vcpus",
      "t33"."reach",
      "t33"."factor_row",
      "t33"."factor",
      "t33"."factor_text",
      "t33"."family",
      "t33"."per",
      "t33"."_stop",
      "t33"."users",
      "t33"."most",
      "t33"."unknown",
      "t33"."_why_not"
    FROM (
      SELECT
        "t32"."product",
        "t32"."thing",
        "t32"."machines",
        "t32"."guests",
        "t32"."native",
        "t32"."homeless",
        "t32"."processors",
        "t32"."cores",
        "t32"."cpu_model",
        "t32"."version",
        "t32"."cluster",
        "t32"."vcenter",
        "t32"."vcpus",
        "t32"."reach",
        "t32"."factor_row",
        "t32"."factor",
        "t32"."factor_text",
        "t32"."family",
        "t32"."per",
        "t32"."_stop",
        "t32"."_product",
        "t32"."_thing",
        "t32"."users",
        "t32"."most",
        "t32"."unknown",
        COALESCE("t32"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
      FROM (
        SELECT
          "t24"."product",
          "t24"."thing",
          "t24"."machines",
          "t24"."guests",
          "t24"."native",
          "t24"."homeless",
          "t24"."processors",
          "t24"."cores",
          "t24"."cpu_model",
          "t24"."version",
          "t24"."cluster",
          "t24"."vcenter",
          "t24"."vcpus",
          "t24"."reach",
          "t24"."factor_row",
          "t24"."factor",
          "t24"."factor_text",
          "t24"."family",
          "t24"."per",
          "t24"."_stop",
          "t31"."_product",
          "t31"."_thing",
          "t31"."users",
          "t31"."most",
          "t31"."unknown"
        FROM (
          SELECT
            "t19"."product",
            "t19"."thing",
            "t19"."machines",
            "t19"."guests",
            "t19"."native",
            "t19"."homeless",
            "t19"."processors",
            "t19"."cores",
            "t19"."cpu_model",
            "t19"."version",
            "t19"."cluster",
            "t19"."vcenter",
            "t19"."vcpus",
            "t19"."reach",
            "t19"."factor_row",
            "t19"."factor",
            "t19"."factor_text",
            "t19"."family",
            "t19"."per",
            CAST(NULL AS VARCHAR) AS "_stop"
          FROM "t18" AS "t19"
        ) AS "t24"
        LEFT OUTER JOIN (
          SELECT
            "t29"."product" AS "_product",
            "t29"."place" AS "_thing",
            "t29"."users",
            "t29"."most",
            "t29"."unknown"
          FROM (
            SELECT
              "t28"."product",
              "t28"."place",
              SUM("t28"."users") AS "users",
              MAX("t28"."users") AS "most",
              SUM(CASE WHEN "t28"."users" IS NULL THEN 1 ELSE 0 END) AS "unknown"
            FROM (
              SELECT
                "t27"."product",
                "t27"."machine",
                "t27"."rows",
                "t27"."version",
                "t27"."vcpus",
                "t27"."users",
                "t27"."cluster",
                "t27"."vcenter",
                "t27"."environment",
                "t27"."virtual",
                "t27"."device",
                "t27"."homeless",
                "t27"."thing",
                "t27"."processors",
                "t27"."cores",
                "t27"."cpu_model",
                "t27"."_of",
                "t27"."_at",
                "t27"."_for",
                "t27"."first",
                COALESCE("t27"."_at", "t27"."first") AS "place"
              FROM (
                SELECT
                  "t8"."product",
                  "t8"."machine",
                  "t8"."rows",
                  "t8"."version",
                  "t8"."vcpus",
                  "t8"."users",
                  "t8"."cluster",
                  "t8"."vcenter",
                  "t8"."environment",
                  "t8"."virtual",
                  "t8"."device",
                  "t8"."homeless",
                  "t8"."thing",
                  "t8"."processors",
                  "t8"."cores",
                  "t8"."cpu_model",
                  "t22"."_of",
                  "t22"."_at",
                  "t26"."_for",
                  "t26"."first"
                FROM "t5" AS "t8"
                LEFT OUTER JOIN (
                  SELECT
                    "t19"."product" AS "_of",
                    "t19"."thing" AS "_at"
                  FROM "t18" AS "t19"
                ) AS "t22"
                  ON "t8"."product" = "t22"."_of" AND "t8"."thing" = "t22"."_at"
                LEFT OUTER JOIN (
                  SELECT
                    "t23"."product" AS "_for",
                    "t23"."first"
                  FROM (
                    SELECT
                      "t19"."product",
                      MIN("t19"."thing") AS "first"
                    FROM "t18" AS "t19"
                    GROUP BY
                      1
                  ) AS "t23"
                ) AS "t26"
                  ON "t8"."product" = "t26"."_for"
              ) AS "t27"
            ) AS "t28"
            GROUP BY
              1,
              2
          ) AS "t29"
        ) AS "t31"
          ON "t24"."product" = "t31"."_product" AND "t24"."thing" = "t31"."_thing"
      ) AS "t32"
    ) AS "t33"
  ) AS "t34"
  WHERE
    "t34"."_why_not" IS NULL AND "t34"."cores" IS NOT NULL
), "t44" AS (
  SELECT
    "t41"."product",
    "t41"."factor",
    "t41"."exact",
    "t41"."first",
    CAST(CAST(CEIL(CAST(ROUND(CAST("t41"."exact" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION) - CAST(ROUND(CAST("t41"."exact" AS DECIMAL), 6) AS DOUBLE PRECISION) AS "missing"
  FROM (
    SELECT
      "t39"."product",
      "t39"."factor",
      SUM("t39"."_exact") AS "exact",
      MIN(CASE WHEN TRUE THEN "t39"."thing" ELSE CAST(NULL AS VARCHAR) END) AS "first"
    FROM (
      SELECT
        "t36"."product",
        "t36"."thing",
        "t36"."machines",
        "t36"."guests",
        "t36"."native",
        "t36"."homeless",
        "t36"."processors",
        "t36"."cores",
        "t36"."cpu_model",
        "t36"."version",
        "t36"."cluster",
        "t36"."vcenter",
        "t36"."vcpus",
        "t36"."reach",
        "t36"."factor_row",
        "t36"."factor",
        "t36"."factor_text",
        "t36"."family",
        "t36"."per",
        "t36"."_stop",
        "t36"."users",
        "t36"."most",
        "t36"."unknown",
        "t36"."_why_not",
        CASE WHEN TRUE THEN "t36"."cores" * "t36"."factor" ELSE 0.0 END AS "_exact"
      FROM "t35" AS "t36"
    ) AS "t39"
    GROUP BY
      1,
      2
  ) AS "t41"
), "t58" AS (
  SELECT
    "t57"."product",
    "t57"."thing",
    "t57"."machines",
    "t57"."guests",
    "t57"."native",
    "t57"."homeless",
    "t57"."processors",
    "t57"."cores",
    "t57"."cpu_model",
    "t57"."version",
    "t57"."cluster",
    "t57"."vcenter",
    "t57"."vcpus",
    "t57"."reach",
    "t57"."factor_row",
    "t57"."factor",
    "t57"."factor_text",
    "t57"."family",
    "t57"."per",
    "t57"."_stop",
    "t57"."users",
    "t57"."most",
    "t57"."unknown",
    "t57"."_why_not",
    "t57"."by_cores",
    "t57"."rounded",
    "t57"."added",
    "t57"."per" * "t57"."rounded" AS "part",
    COALESCE(CAST(CAST("t57"."per" AS BIGINT) AS VARCHAR), '?') || ' for each processor, ' || COALESCE(
      CASE
        WHEN "t57"."cores" = 1
        THEN '1 core'
        ELSE COALESCE(CAST("t57"."cores" AS VARCHAR), '?') || ' cores'
      END,
      '?'
    ) || ' × ' || COALESCE("t57"."factor_text", '?') || ' (' || COALESCE("t57"."family", '?') || ')' || COALESCE("t57"."reach", '?') AS "why"
  FROM (
    SELECT
      "t56"."product",
      "t56"."thing",
      "t56"."machines",
      "t56"."guests",
      "t56"."native",
      "t56"."homeless",
      "t56"."processors",
      "t56"."cores",
      "t56"."cpu_model",
      "t56"."version",
      "t56"."cluster",
      "t56"."vcenter",
      "t56"."vcpus",
      "t56"."reach",
      "t56"."factor_row",
      "t56"."factor",
      "t56"."factor_text",
      "t56"."family",
      "t56"."per",
      "t56"."_stop",
      "t56"."users",
      "t56"."most",
      "t56"."unknown",
      "t56"."_why_not",
      "t56"."by_cores",
      "t56"."rounded",
      "t56"."added"
    FROM (
      SELECT
        "t55"."product",
        "t55"."thing",
        "t55"."machines",
        "t55"."guests",
        "t55"."native",
        "t55"."homeless",
        "t55"."processors",
        "t55"."cores",
        "t55"."cpu_model",
        "t55"."version",
        "t55"."cluster",
        "t55"."vcenter",
        "t55"."vcpus",
        "t55"."reach",
        "t55"."factor_row",
        "t55"."factor",
        "t55"."factor_text",
        "t55"."family",
        "t55"."per",
        "t55"."_stop",
        "t55"."users",
        "t55"."most",
        "t55"."unknown",
        "t55"."_why_not",
        "t55"."missing",
        "t55"."first",
        "t55"."factors",
        "t55"."_product",
        "t55"."_factor",
        (
          "t55"."cores" * "t55"."factor"
        ) + CASE
          WHEN COALESCE((
            "t55"."missing" IS NOT NULL
          ) AND (
            "t55"."factors" > 1
          ), FALSE)
          THEN "t55"."missing"
          ELSE 0.0
        END AS "by_cores",
        (
          "t55"."cores" * "t55"."factor"
        ) + COALESCE("t55"."missing", 0.0) AS "rounded",
        CASE
          WHEN COALESCE((
            "t55"."missing" IS NOT NULL
          ) AND (
            "t55"."factors" > 1
          ), FALSE)
          THEN '; all cores with factor ' || COALESCE("t55"."factor_text", '?') || ' are added up before they are rounded up, which is counted here'
          ELSE ''
        END AS "added"
      FROM (
        SELECT
          "t38"."product",
          "t38"."thing",
          "t38"."machines",
          "t38"."guests",
          "t38"."native",
          "t38"."homeless",
          "t38"."processors",
          "t38"."cores",
          "t38"."cpu_model",
          "t38"."version",
          "t38"."cluster",
          "t38"."vcenter",
          "t38"."vcpus",
          "t38"."reach",
          "t38"."factor_row",
          "t38"."factor",
          "t38"."factor_text",
          "t38"."family",
          "t38"."per",
          "t38"."_stop",
          "t38"."users",
          "t38"."most",
          "t38"."unknown",
          "t38"."_why_not",
          "t54"."missing",
          "t54"."first",
          "t54"."factors",
          "t54"."_product",
          "t54"."_factor"
        FROM "t35" AS "t38"
        LEFT OUTER JOIN (
          SELECT
            "t52"."missing",
            "t52"."first",
            "t52"."factors",
            "t52"."product" AS "_product",
            "t52"."factor" AS "_factor"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t46"."product",
                "t46"."factor",
                "t46"."exact",
                "t46"."first",
                "t46"."missing",
                "t50"."_product",
                "t50"."factors"
              FROM "t44" AS "t46"
              LEFT OUTER JOIN (
                SELECT
                  "t48"."product" AS "_product",
                  "t48"."factors"
                FROM (
                  SELECT
                    "t47"."product",
                    COUNT(*) AS "factors"
                  FROM (
                    SELECT
                      *
                    FROM "t44" AS "t45"
                    WHERE
                      "t45"."first" IS NOT NULL
                  ) AS "t47"
                  GROUP BY
                    1
                ) AS "t48"
              ) AS "t50"
                ON "t46"."product" = "t50"."_product"
            ) AS "t51"
            WHERE
              "t51"."missing" > 0
          ) AS "t52"
        ) AS "t54"
          ON "t38"."product" = "t54"."_product"
          AND "t38"."factor" = "t54"."_factor"
          AND "t38"."thing" = "t54"."first"
      ) AS "t55"
    ) AS "t56"
  ) AS "t57"
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t64"."product",
          "t64"."thing",
          "t64"."machines",
          CASE
            WHEN "t64"."_reason" IS NULL
            THEN "t64"."_quantity"
            ELSE CAST(NULL AS DOUBLE PRECISION)
          END AS "quantity",
          COALESCE("t64"."_reason", "t64"."_rule") AS "rule"
        FROM (
          SELECT
            "t60"."product",
            "t60"."thing",
            "t60"."machines",
            "t60"."part" + COALESCE("t63"."beyond", 0.0) AS "_quantity",
            'part of the common minimum: ' || COALESCE("t60"."why", '?') || COALESCE(COALESCE("t63"."said", ''), '?') AS "_rule",
            CAST(NULL AS VARCHAR) AS "_reason"
          FROM "t58" AS "t60"
          LEFT OUTER JOIN (
            SELECT
              "t61"."lead",
              "t61"."product" AS "_of",
              CASE
                WHEN (
                  CAST(COALESCE("t61"."people", 0) AS DOUBLE PRECISION) IS NOT NULL
                )
                AND (
                  CAST(CAST(CEIL(CAST(ROUND(CAST("t61"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION) IS NOT NULL
                )
                THEN CASE
                  WHEN CAST(COALESCE("t61"."people", 0) AS DOUBLE PRECISION) >= CAST(CAST(CEIL(CAST(ROUND(CAST("t61"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION)
                  THEN CAST(COALESCE("t61"."people", 0) AS DOUBLE PRECISION)
                  ELSE CAST(CAST(CEIL(CAST(ROUND(CAST("t61"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION)
                END
                ELSE NULL
              END - "t61"."minimum" AS "beyond",
              CASE
                WHEN "t61"."people" IS NULL
                THEN '; users not known, so at least ' || COALESCE(
                  'the minimum of ' || COALESCE(
                    CAST(CAST(CEIL(CAST(ROUND(CAST("t61"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS VARCHAR),
                    '?'
                  ) || ' for all servers together',
                  '?'
                )
                WHEN "t61"."people" > CAST(CEIL(CAST(ROUND(CAST("t61"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT)
                THEN '; ' || COALESCE(
                  COALESCE(
                    CASE
                      WHEN "t61"."people" = 1
                      THEN '1 user'
                      ELSE COALESCE(CAST("t61"."people" AS VARCHAR), '?') || ' users'
                    END,
                    '?'
                  ) || ' on all servers together',
                  '?'
                ) || ', more than ' || COALESCE(
                  'the minimum of ' || COALESCE(
                    CAST(CAST(CEIL(CAST(ROUND(CAST("t61"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS VARCHAR),
                    '?'
                  ) || ' for all servers together',
                  '?'
                )
                ELSE '; ' || COALESCE(
                  COALESCE(
                    CASE
                      WHEN "t61"."people" = 1
                      THEN '1 user'
                      ELSE COALESCE(CAST("t61"."people" AS VARCHAR), '?') || ' users'
                    END,
                    '?'
                  ) || ' on all servers together',
                  '?'
                ) || ', so ' || COALESCE(
                  'the minimum of ' || COALESCE(
                    CAST(CAST(CEIL(CAST(ROUND(CAST("t61"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS VARCHAR),
                    '?'
                  ) || ' for all servers together',
                  '?'
                )
              END AS "said"
            FROM (
              SELECT
                "t59"."product",
                SUM("t59"."part") AS "minimum",
                SUM("t59"."users") AS "people",
                MIN("t59"."thing") AS "lead"
              FROM "t58" AS "t59"
              GROUP BY
                1
            ) AS "t61"
          ) AS "t63"
            ON "t60"."product" = "t63"."_of" AND "t60"."thing" = "t63"."lead"
        ) AS "t64"
      ) AS "t65"
    ) AS "t66"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t40"."product",
          "t40"."thing",
          "t40"."machines",
          CASE
            WHEN "t40"."_reason" IS NULL
            THEN "t40"."_quantity"
            ELSE CAST(NULL AS DOUBLE PRECISION)
          END AS "quantity",
          COALESCE("t40"."_reason", "t40"."_rule") AS "rule"
        FROM (
          SELECT
            "t37"."product",
            "t37"."thing",
            "t37"."machines",
            0.0 AS "_quantity",
            '' AS "_rule",
            CASE
              WHEN (
                "t37"."cores" IS NULL
              ) AND (
                "t37"."homeless" > 0
              )
              THEN 'not counted: the host of ' || COALESCE("t37"."thing", '?') || ' is not known'
              WHEN "t37"."cores" IS NULL
              THEN 'not counted: the cores of ' || COALESCE("t37"."thing", '?') || ' are not known'
              WHEN "t37"."_why_not" IS NOT NULL
              THEN "t37"."_why_not"
              ELSE NULL
            END AS "_reason"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t33"."product",
                "t33"."thing",
                "t33"."machines",
                "t33"."guests",
                "t33"."native",
                "t33"."homeless",
                "t33"."processors",
                "t33"."cores",
                "t33"."cpu_model",
                "t33"."version",
                "t33"."cluster",
                "t33"."vcenter",
                "t33"."vcpus",
                "t33"."reach",
                "t33"."factor_row",
                "t33"."factor",
                "t33"."factor_text",
                "t33"."family",
                "t33"."per",
                "t33"."_stop",
                "t33"."users",
                "t33"."most",
                "t33"."unknown",
                "t33"."_why_not"
              FROM (
                SELECT
                  "t32"."product",
                  "t32"."thing",
                  "t32"."machines",
                  "t32"."guests",
                  "t32"."native",
                  "t32"."homeless",
                  "t32"."processors",
                  "t32"."cores",
                  "t32"."cpu_model",
                  "t32"."version",
                  "t32"."cluster",
                  "t32"."vcenter",
                  "t32"."vcpus",
                  "t32"."reach",
                  "t32"."factor_row",
                  "t32"."factor",
                  "t32"."factor_text",
                  "t32"."family",
                  "t32"."per",
                  "t32"."_stop",
                  "t32"."_product",
                  "t32"."_thing",
                  "t32"."users",
                  "t32"."most",
                  "t32"."unknown",
                  COALESCE("t32"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
                FROM (
                  SELECT
                    "t24"."product",
                    "t24"."thing",
                    "t24"."machines",
                    "t24"."guests",
                    "t24"."native",
                    "t24"."homeless",
                    "t24"."processors",
                    "t24"."cores",
                    "t24"."cpu_model",
                    "t24"."version",
                    "t24"."cluster",
                    "t24"."vcenter",
                    "t24"."vcpus",
                    "t24"."reach",
                    "t24"."factor_row",
                    "t24"."factor",
                    "t24"."factor_text",
                    "t24"."family",
                    "t24"."per",
                    "t24"."_stop",
                    "t31"."_product",
                    "t31"."_thing",
                    "t31"."users",
                    "t31"."most",
                    "t31"."unknown"
                  FROM (
                    SELECT
                      "t19"."product",
                      "t19"."thing",
                      "t19"."machines",
                      "t19"."guests",
                      "t19"."native",
                      "t19"."homeless",
                      "t19"."processors",
                      "t19"."cores",
                      "t19"."cpu_model",
                      "t19"."version",
                      "t19"."cluster",
                      "t19"."vcenter",
                      "t19"."vcpus",
                      "t19"."reach",
                      "t19"."factor_row",
                      "t19"."factor",
                      "t19"."factor_text",
                      "t19"."family",
                      "t19"."per",
                      CAST(NULL AS VARCHAR) AS "_stop"
                    FROM "t18" AS "t19"
                  ) AS "t24"
                  LEFT OUTER JOIN (
                    SELECT
                      "t29"."product" AS "_product",
                      "t29"."place" AS "_thing",
                      "t29"."users",
                      "t29"."most",
                      "t29"."unknown"
                    FROM (
                      SELECT
                        "t28"."product",
                        "t28"."place",
                        SUM("t28"."users") AS "users",
                        MAX("t28"."users") AS "most",
                        SUM(CASE WHEN "t28"."users" IS NULL THEN 1 ELSE 0 END) AS "unknown"
                      FROM (
                        SELECT
                          "t27"."product",
                          "t27"."machine",
                          "t27"."rows",
                          "t27"."version",
                          "t27"."vcpus",
                          "t27"."users",
                          "t27"."cluster",
                          "t27"."vcenter",
                          "t27"."environment",
                          "t27"."virtual",
                          "t27"."device",
                          "t27"."homeless",
                          "t27"."thing",
                          "t27"."processors",
                          "t27"."cores",
                          "t27"."cpu_model",
                          "t27"."_of",
                          "t27"."_at",
                          "t27"."_for",
                          "t27"."first",
                          COALESCE("t27"."_at", "t27"."first") AS "place"
                        FROM (
                          SELECT
                            "t8"."product",
                            "t8"."machine",
                            "t8"."rows",
                            "t8"."version",
                            "t8"."vcpus",
                            "t8"."users",
                            "t8"."cluster",
                            "t8"."vcenter",
                            "t8"."environment",
                            "t8"."virtual",
                            "t8"."device",
                            "t8"."homeless",
                            "t8"."thing",
                            "t8"."processors",
                            "t8"."cores",
                            "t8"."cpu_model",
                            "t22"."_of",
                            "t22"."_at",
                            "t26"."_for",
                            "t26"."first"
                          FROM "t5" AS "t8"
                          LEFT OUTER JOIN (
                            SELECT
                              "t19"."product" AS "_of",
                              "t19"."thing" AS "_at"
                            FROM "t18" AS "t19"
                          ) AS "t22"
                            ON "t8"."product" = "t22"."_of" AND "t8"."thing" = "t22"."_at"
                          LEFT OUTER JOIN (
                            SELECT
                              "t23"."product" AS "_for",
                              "t23"."first"
                            FROM (
                              SELECT
                                "t19"."product",
                                MIN("t19"."thing") AS "first"
                              FROM "t18" AS "t19"
                              GROUP BY
                                1
                            ) AS "t23"
                          ) AS "t26"
                            ON "t8"."product" = "t26"."_for"
                        ) AS "t27"
                      ) AS "t28"
                      GROUP BY
                        1,
                        2
                    ) AS "t29"
                  ) AS "t31"
                    ON "t24"."product" = "t31"."_product" AND "t24"."thing" = "t31"."_thing"
                ) AS "t32"
              ) AS "t33"
            ) AS "t34"
            WHERE
              NOT (
                (
                  "t34"."_why_not" IS NULL
                ) AND (
                  "t34"."cores" IS NOT NULL
                )
              )
          ) AS "t37"
        ) AS "t40"
      ) AS "t42"
    ) AS "t43"
  ) AS "t67"
) AS "t68"
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
      CASE
        WHEN "t10"."_reason" IS NULL
        THEN "t10"."_quantity"
        ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "quantity",
      COALESCE("t10"."_reason", "t10"."_rule") AS "rule"
    FROM (
      SELECT
        "t7"."product",
        "t7"."thing",
        "t7"."machines",
        CAST(CASE WHEN COALESCE("t7"."users" > 0, FALSE) THEN 0 ELSE 1 END AS DOUBLE PRECISION) AS "_quantity",
        CASE
          WHEN COALESCE("t7"."users" > 0, FALSE)
          THEN 'operated by people, who are counted where they use the program; the device is not counted again'
          ELSE 'a device that nobody operates counts like a person'
        END AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason"
      FROM (
        SELECT
          "t4"."product",
          "t4"."machine",
          "t4"."rows",
          "t4"."version",
          "t4"."vcpus",
          "t4"."users",
          "t4"."cluster",
          "t4"."vcenter",
          "t4"."environment",
          "t4"."virtual",
          "t4"."device",
          "t4"."homeless",
          "t4"."machine" AS "thing",
          "t4"."processors",
          "t4"."cores",
          "t4"."cpu_model",
          "t4"."rows" AS "machines"
        FROM (
          SELECT
            *
          FROM "t2" AS "t3"
          WHERE
            "t3"."device" = 1
        ) AS "t4"
      ) AS "t7"
    ) AS "t10"
  ) AS "t12"
) AS "t14"
