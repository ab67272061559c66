WITH "t3" AS (
  SELECT
    "t2"."product",
    "t2"."machine",
    "t2"."rows",
    "t2"."version",
    "t2"."vcpus",
    "t2"."users",
    "t2"."cluster",
    "t2"."vcenter",
    CASE WHEN "t2"."active" > 0 THEN CAST(NULL AS VARCHAR) ELSE "t2"."environment" END AS "environment",
    CASE WHEN COALESCE("t2"."kind" = 'virtual', FALSE) THEN 1 ELSE 0 END AS "virtual",
    CASE WHEN "t2"."kind" = 'device' THEN 1 ELSE 0 END AS "device",
    CASE
      WHEN COALESCE("t2"."kind" = 'virtual', FALSE) AND (
        "t2"."host" IS NULL
      )
      THEN 1
      ELSE 0
    END AS "homeless",
    CASE
      WHEN COALESCE("t2"."kind" = 'virtual', FALSE)
      THEN COALESCE("t2"."host", "t2"."machine")
      ELSE "t2"."machine"
    END AS "thing",
    CASE
      WHEN COALESCE("t2"."kind" = 'virtual', FALSE)
      THEN "t2"."host_processors"
      ELSE "t2"."processors"
    END AS "processors",
    CASE
      WHEN COALESCE("t2"."kind" = 'virtual', FALSE)
      THEN "t2"."host_cores"
      ELSE "t2"."cores"
    END AS "cores",
    CASE
      WHEN COALESCE("t2"."kind" = 'virtual', FALSE)
      THEN COALESCE("t2"."host_cpu_model", "t2"."cpu_model")
      ELSE "t2"."cpu_model"
    END AS "cpu_model"
  FROM (
    SELECT
      "t1"."product",
      "t1"."machine",
      COUNT(*) AS "rows",
      MIN(LOWER("t1"."environment")) AS "environment",
      MAX(CASE WHEN "t1"."environment" IS NULL THEN 1 ELSE 0 END) AS "active",
      MAX("t1"."kind") AS "kind",
      MAX("t1"."cpu_model") AS "cpu_model",
      MAX("t1"."host") AS "host",
      MAX("t1"."host_cpu_model") AS "host_cpu_model",
      MAX("t1"."cluster") AS "cluster",
      MAX("t1"."vcenter") AS "vcenter",
      MAX("t1"."version") AS "version",
      MAX("t1"."processors") AS "processors",
      MAX("t1"."cores") AS "cores",
      MAX("t1"."vcpus") AS "vcpus",
      MAX("t1"."host_processors") AS "host_processors",
      MAX("t1"."host_cores") AS "host_cores",
      MAX("t1"."users") AS "users"
    FROM (
      SELECT
        "t0"."product",
        CASE
          WHEN TRIM(' \t
\r\v\f' FROM "t0"."version") = ''
          THEN NULL
          ELSE "t0"."version"
        END AS "version",
        "t0"."machine",
        CASE
          WHEN TRIM(' \t
\r\v\f' FROM "t0"."kind") = ''
          THEN NULL
          ELSE "t0"."kind"
        END AS "kind",
        CASE WHEN "t0"."processors" > 0 THEN "t0"."processors" ELSE NULL END AS "processors",
        CASE WHEN "t0"."cores" > 0 THEN "t0"."cores" ELSE NULL END AS "cores",
        CASE WHEN "t0"."vcpus" > 0 THEN "t0"."vcpus" ELSE NULL END AS "vcpus",
        CASE
          WHEN TRIM(' \t
\r\v\f' FROM "t0"."cpu_model") = ''
          THEN NULL
          ELSE "t0"."cpu_model"
        END AS "cpu_model",
        CASE
          WHEN TRIM(' \t
\r\v\f' FROM "t0"."environment") = ''
          THEN NULL
          ELSE "t0"."environment"
        END AS "environment",
        "t0"."users",
        CASE
          WHEN TRIM(' \t
\r\v\f' FROM "t0"."host") = ''
          THEN NULL
          ELSE "t0"."host"
        END AS "host",
        CASE WHEN "t0"."host_processors" > 0 THEN "t0"."host_processors" ELSE NULL END AS "host_processors",
        CASE WHEN "t0"."host_cores" > 0 THEN "t0"."host_cores" ELSE NULL END AS "host_cores",
        CASE
          WHEN TRIM(' \t
\r\v\f' FROM "t0"."host_cpu_model") = ''
          THEN NULL
          ELSE "t0"."host_cpu_model"
        END AS "host_cpu_model",
        CASE
          WHEN TRIM(' \t
\r\v\f' FROM "t0"."cluster") = ''
          THEN NULL
          ELSE "t0"."cluster"
        END AS "cluster",
        CASE
          WHEN TRIM(' \t
\r\v\f' FROM "t0"."vcenter") = ''
          THEN NULL
          ELSE "t0"."vcenter"
        END AS "vcenter"
      FROM "footprint" AS "t0"
    ) AS "t1"
    GROUP BY
      1,
      2
  ) AS "t2"
), "t6" AS (
  SELECT
    *
  FROM "t3" AS "t4"
  WHERE
    "t4"."device" = 0
), "t19" AS (
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
      WHEN FALSE
      OR (
        TRUE AND (
          POSITION('weblogic' IN LOWER("t18"."product")) > 0
        )
      )
      OR (
        TRUE
        AND (
          POSITION('internet application server' IN LOWER("t18"."product")) > 0
        )
      )
      OR (
        TRUE
        AND (
          POSITION('internet_application_server' IN LOWER("t18"."product")) > 0
        )
      )
      OR (
        TRUE AND (
          POSITION('business_intelligence' IN LOWER("t18"."product")) > 0
        )
      )
      THEN 10
      ELSE 25
    END AS "per",
    "t18"."cores" * "t18"."factor" AS "processors_exact"
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
        WHEN "t17"."factor_row" = 1
        THEN CAST('1.0' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 2
        THEN CAST('0.25' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 3
        THEN CAST('0.5' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 4
        THEN CAST('0.5' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 5
        THEN CAST('0.25' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 6
        THEN CAST('0.5' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 7
        THEN CAST('0.75' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 8
        THEN CAST('0.75' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 9
        THEN CAST('0.25' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 10
        THEN CAST('0.5' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 11
        THEN CAST('0.5' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 12
        THEN CAST('0.75' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 13
        THEN CAST('0.5' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 14
        THEN CAST('0.5' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 15
        THEN CAST('0.75' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 16
        THEN CAST('0.75' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 17
        THEN CAST('1.0' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 18
        THEN CAST('1.0' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 19
        THEN CAST('1.0' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 20
        THEN CAST('0.5' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 21
        THEN CAST('0.5' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 22
        THEN CAST('0.5' AS DOUBLE PRECISION)
        ELSE CAST('0.5' AS DOUBLE PRECISION)
      END AS "factor",
      CASE
        WHEN "t17"."factor_row" = 1
        THEN '1.0'
        WHEN "t17"."factor_row" = 2
        THEN '0.25'
        WHEN "t17"."factor_row" = 3
        THEN '0.5'
        WHEN "t17"."factor_row" = 4
        THEN '0.5'
        WHEN "t17"."factor_row" = 5
        THEN '0.25'
        WHEN "t17"."factor_row" = 6
        THEN '0.5'
        WHEN "t17"."factor_row" = 7
        THEN '0.75'
        WHEN "t17"."factor_row" = 8
        THEN '0.75'
        WHEN "t17"."factor_row" = 9
        THEN '0.25'
        WHEN "t17"."factor_row" = 10
        THEN '0.5'
        WHEN "t17"."factor_row" = 11
        THEN '0.5'
        WHEN "t17"."factor_row" = 12
        THEN '0.75'
        WHEN "t17"."factor_row" = 13
        THEN '0.5'
        WHEN "t17"."factor_row" = 14
        THEN '0.5'
        WHEN "t17"."factor_row" = 15
        THEN '0.75'
        WHEN "t17"."factor_row" = 16
        THEN '0.75'
        WHEN "t17"."factor_row" = 17
        THEN '1.0'
        WHEN "t17"."factor_row" = 18
        THEN '1.0'
        WHEN "t17"."factor_row" = 19
        THEN '1.0'
        WHEN "t17"."factor_row" = 20
        THEN '0.5'
        WHEN "t17"."factor_row" = 21
        THEN '0.5'
        WHEN "t17"."factor_row" = 22
        THEN '0.5'
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
        THEN 'SPARC64 X, core factor table of 2023-06'
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
        THEN 'Intel Itanium, core factor table of 2023-06'
        WHEN "t17"."factor_row" = 20
        THEN 'Intel Xeon, core factor table of 2023-06'
        WHEN "t17"."factor_row" = 21
        THEN 'AMD Opteron, core factor table of 2023-06'
        WHEN "t17"."factor_row" = 22
        THEN 'desktop or notebook processor, core factor table of 2023-06'
        WHEN COALESCE("t17"."cpu_model", '') = ''
        THEN 'assumed, as for current x86 servers: the processor is not known; core factor table of 2023-06'
        ELSE '' || COALESCE('assumed, as for current x86 servers: “', '?') || COALESCE("t17"."cpu_model", '?') || COALESCE('” is not in the core factor table of 2023-06, or its sockets are not known', '?')
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
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('ampere' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('altra' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 2
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('epyc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 3
          WHEN FALSE
          OR (
            TRUE
            AND (
              POSITION('ultrasparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t1' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('1.4' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 4
          WHEN FALSE
          OR (
            TRUE
            AND (
              POSITION('ultrasparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t1' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 5
          WHEN FALSE
          OR (
            TRUE
            AND (
              POSITION('ultrasparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t2+' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE
            AND (
              POSITION('ultrasparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t2 plus' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 6
          WHEN FALSE
          OR (
            TRUE
            AND (
              POSITION('ultrasparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t2' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 7
          WHEN FALSE
          OR (
            TRUE
            AND (
              POSITION('ultrasparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 8
          WHEN FALSE
          OR (
            TRUE
            AND (
              POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t3' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 9
          WHEN FALSE
          OR (
            TRUE
            AND (
              POSITION('sparc64' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION(' x' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE
            AND (
              POSITION('sparc64-x' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 10
          WHEN FALSE
          OR (
            TRUE
            AND (
              POSITION('sparc64' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('vii+' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 11
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('sparc64' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 12
          WHEN FALSE
          OR (
            TRUE
            AND (
              POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t4' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE
            AND (
              POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t5' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE
            AND (
              POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t7' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE
            AND (
              POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('t8' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 13
          WHEN FALSE
          OR (
            TRUE
            AND (
              POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('m5' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE
            AND (
              POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('m6' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE
            AND (
              POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('m7' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE
            AND (
              POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('m8' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE
            AND (
              POSITION('sparc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('s7' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 14
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('pa-risc' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 15
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('power5' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('power4' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('power 5' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('power 4' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 16
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('power6' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('power7' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('power8' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('power9' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('power10' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('power11' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('power 6' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('power 7' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('power 8' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('power 9' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('power 10' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('power 11' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 17
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('system z' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('ibm/s390' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('z13' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('z14' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('z15' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('z16' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 18
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('itanium' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 19
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('xeon' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 20
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('opteron' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 21
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('core(tm)' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE
            AND (
              POSITION('intel' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('core i' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('pentium' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('celeron' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('ryzen' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('athlon' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('phenom' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 22
          ELSE 0
        END AS "factor_row"
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
          "t14"."vcpus",
          '' AS "reach"
        FROM (
          SELECT
            "t12"."product",
            "t12"."thing",
            "t12"."machines",
            "t12"."guests",
            "t12"."native",
            "t12"."homeless",
            "t12"."processors",
            "t12"."cores",
            "t12"."cpu_model",
            "t12"."version",
            "t12"."cluster",
            "t12"."vcenter",
            "t12"."vcpus"
          FROM (
            SELECT
              "t10"."product",
              "t10"."thing",
              "t10"."machines",
              "t10"."guests",
              "t10"."native",
              "t10"."vcpus_known",
              "t10"."vcpus_unknown",
              "t10"."homeless",
              "t10"."processors",
              "t10"."cores",
              "t10"."cpu_model",
              "t10"."version",
              "t10"."cluster",
              "t10"."vcenter",
              CASE
                WHEN "t10"."vcpus_unknown" > 0
                THEN CAST(NULL AS BIGINT)
                ELSE "t10"."vcpus_known"
              END AS "vcpus"
            FROM (
              SELECT
                "t7"."product",
                "t7"."thing",
                SUM("t7"."rows") AS "machines",
                SUM("t7"."virtual") AS "guests",
                MAX(1 - "t7"."virtual") AS "native",
                SUM("t7"."virtual" * COALESCE("t7"."vcpus", 0)) AS "vcpus_known",
                SUM("t7"."virtual" * CASE WHEN "t7"."vcpus" IS NULL THEN 1 ELSE 0 END) AS "vcpus_unknown",
                MAX("t7"."homeless") AS "homeless",
                MAX("t7"."processors") AS "processors",
                MAX("t7"."cores") AS "cores",
                MAX("t7"."cpu_model") AS "cpu_model",
                MAX("t7"."version") AS "version",
                MAX("t7"."cluster") AS "cluster",
                MAX("t7"."vcenter") AS "vcenter"
              FROM "t6" AS "t7"
              GROUP BY
                1,
                2
            ) AS "t10"
          ) AS "t12"
        ) AS "t14"
      ) AS "t16"
    ) AS "t17"
  ) AS "t18"
), "t25" AS (
  SELECT
    "t21"."product",
    "t21"."thing",
    "t21"."machines",
    "t21"."guests",
    "t21"."native",
    "t21"."homeless",
    "t21"."processors",
    "t21"."cores",
    "t21"."cpu_model",
    "t21"."version",
    "t21"."cluster",
    "t21"."vcenter",
    "t21"."vcpus",
    "t21"."reach",
    "t21"."factor_row",
    "t21"."factor",
    "t21"."factor_text",
    "t21"."family",
    "t21"."per",
    "t21"."processors_exact",
    "t24"."_of",
    "t24"."all_processors"
  FROM "t19" AS "t21"
  LEFT OUTER JOIN (
    SELECT
      "t22"."product" AS "_of",
      "t22"."all_processors"
    FROM (
      SELECT
        "t20"."product",
        SUM("t20"."processors_exact") AS "all_processors"
      FROM "t19" AS "t20"
      GROUP BY
        1
    ) AS "t22"
  ) AS "t24"
    ON "t21"."product" = "t24"."_of"
)
SELECT
  *
FROM (
  SELECT
    *
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
        "t40"."guests",
        "t40"."native",
        "t40"."homeless",
        "t40"."processors",
        "t40"."cores",
        "t40"."cpu_model",
        "t40"."version",
        "t40"."cluster",
        "t40"."vcenter",
        "t40"."vcpus",
        "t40"."reach",
        "t40"."factor_row",
        "t40"."factor",
        "t40"."factor_text",
        "t40"."family",
        "t40"."per",
        "t40"."processors_exact",
        "t40"."_of",
        "t40"."all_processors",
        "t40"."_least",
        "t40"."_exact",
        "t40"."_why",
        "t40"."_stop",
        "t40"."_product",
        "t40"."_thing",
        "t40"."users",
        "t40"."most",
        "t40"."unknown",
        "t40"."_refused",
        CAST(CASE
          WHEN (
            COALESCE("t40"."users", 0) IS NOT NULL
          ) AND (
            "t40"."_least" IS NOT NULL
          )
          THEN CASE
            WHEN COALESCE("t40"."users", 0) >= "t40"."_least"
            THEN COALESCE("t40"."users", 0)
            ELSE "t40"."_least"
          END
          ELSE NULL
        END AS DOUBLE PRECISION) AS "_quantity",
        CASE
          WHEN "t40"."users" IS NULL
          THEN '' || COALESCE('users not known, at least the minimum: ', '?') || COALESCE("t40"."_why", '?')
          ELSE CASE
            WHEN COALESCE("t40"."users", 0) > "t40"."_least"
            THEN '' || COALESCE(
              CASE
                WHEN COALESCE("t40"."users", 0) = 1
                THEN '1 user'
                ELSE '' || COALESCE(CAST(COALESCE("t40"."users", 0) AS VARCHAR), '?') || COALESCE(' users', '?')
              END,
              '?'
            ) || COALESCE(', more than the minimum: ', '?') || COALESCE("t40"."_why", '?')
            ELSE '' || COALESCE('minimum for ', '?') || COALESCE(
              CASE
                WHEN COALESCE("t40"."users", 0) = 1
                THEN '1 user'
                ELSE '' || COALESCE(CAST(COALESCE("t40"."users", 0) AS VARCHAR), '?') || COALESCE(' users', '?')
              END,
              '?'
            ) || COALESCE(': ', '?') || COALESCE("t40"."_why", '?')
          END
        END AS "_rule",
        CASE
          WHEN (
            "t40"."cores" IS NULL
          ) AND (
            "t40"."homeless" > 0
          )
          THEN '' || COALESCE('not counted: the host of ', '?') || COALESCE("t40"."thing", '?') || COALESCE(' is not known', '?')
          WHEN "t40"."cores" IS NULL
          THEN '' || COALESCE('not counted: the ', '?') || COALESCE('cores', '?') || COALESCE(' of ', '?') || COALESCE("t40"."thing", '?') || COALESCE(' are not known', '?')
          WHEN "t40"."_refused" IS NOT NULL
          THEN "t40"."_refused"
          ELSE NULL
        END AS "_reason"
      FROM (
        SELECT
          "t39"."product",
          "t39"."thing",
          "t39"."machines",
          "t39"."guests",
          "t39"."native",
          "t39"."homeless",
          "t39"."processors",
          "t39"."cores",
          "t39"."cpu_model",
          "t39"."version",
          "t39"."cluster",
          "t39"."vcenter",
          "t39"."vcpus",
          "t39"."reach",
          "t39"."factor_row",
          "t39"."factor",
          "t39"."factor_text",
          "t39"."family",
          "t39"."per",
          "t39"."processors_exact",
          "t39"."_of",
          "t39"."all_processors",
          "t39"."_least",
          "t39"."_exact",
          "t39"."_why",
          "t39"."_stop",
          "t39"."_product",
          "t39"."_thing",
          "t39"."users",
          "t39"."most",
          "t39"."unknown",
          COALESCE("t39"."_stop", CAST(NULL AS VARCHAR)) AS "_refused"
        FROM (
          SELECT
            "t35"."product",
            "t35"."thing",
            "t35"."machines",
            "t35"."guests",
            "t35"."native",
            "t35"."homeless",
            "t35"."processors",
            "t35"."cores",
            "t35"."cpu_model",
            "t35"."version",
            "t35"."cluster",
            "t35"."vcenter",
            "t35"."vcpus",
            "t35"."reach",
            "t35"."factor_row",
            "t35"."factor",
            "t35"."factor_text",
            "t35"."family",
            "t35"."per",
            "t35"."processors_exact",
            "t35"."_of",
            "t35"."all_processors",
            "t35"."_least",
            "t35"."_exact",
            "t35"."_why",
            "t35"."_stop",
            "t38"."_product",
            "t38"."_thing",
            "t38"."users",
            "t38"."most",
            "t38"."unknown"
          FROM (
            SELECT
              "t27"."product",
              "t27"."thing",
              "t27"."machines",
              "t27"."guests",
              "t27"."native",
              "t27"."homeless",
              "t27"."processors",
              "t27"."cores",
              "t27"."cpu_model",
              "t27"."version",
              "t27"."cluster",
              "t27"."vcenter",
              "t27"."vcpus",
              "t27"."reach",
              "t27"."factor_row",
              "t27"."factor",
              "t27"."factor_text",
              "t27"."family",
              "t27"."per",
              "t27"."processors_exact",
              "t27"."_of",
              "t27"."all_processors",
              "t27"."per" * CAST(CEIL("t27"."processors_exact") AS BIGINT) AS "_least",
              "t27"."per" * "t27"."processors_exact" * (
                CAST(CAST(CEIL(CAST(ROUND(CAST("t27"."all_processors" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION) / "t27"."all_processors"
              ) AS "_exact",
              '' || COALESCE(CAST(CAST("t27"."per" AS BIGINT) AS VARCHAR), '?') || COALESCE(' for each processor, ', '?') || COALESCE(
                CASE
                  WHEN "t27"."cores" = 1
                  THEN '1 core'
                  ELSE '' || COALESCE(CAST("t27"."cores" AS VARCHAR), '?') || COALESCE(' cores', '?')
                END,
                '?'
              ) || COALESCE(' × ', '?') || COALESCE("t27"."factor_text", '?') || COALESCE(' (', '?') || COALESCE("t27"."family", '?') || COALESCE(')', '?') || COALESCE("t27"."reach", '?') AS "_why",
              CAST(NULL AS VARCHAR) AS "_stop"
            FROM "t25" AS "t27"
          ) AS "t35"
          LEFT OUTER JOIN (
            SELECT
              "t36"."product" AS "_product",
              "t36"."place" AS "_thing",
              "t36"."users",
              "t36"."most",
              "t36"."unknown"
            FROM (
              SELECT
                "t33"."product",
                "t33"."place",
                SUM("t33"."users") AS "users",
                MAX("t33"."users") AS "most",
                SUM(CASE WHEN "t33"."users" IS NULL THEN 1 ELSE 0 END) AS "unknown"
              FROM (
                SELECT
                  "t32"."product",
                  "t32"."machine",
                  "t32"."rows",
                  "t32"."version",
                  "t32"."vcpus",
                  "t32"."users",
                  "t32"."cluster",
                  "t32"."vcenter",
                  "t32"."environment",
                  "t32"."virtual",
                  "t32"."device",
                  "t32"."homeless",
                  "t32"."thing",
                  "t32"."processors",
                  "t32"."cores",
                  "t32"."cpu_model",
                  "t32"."_of",
                  "t32"."_at",
                  "t32"."_for",
                  "t32"."first",
                  COALESCE("t32"."_at", "t32"."first") AS "place"
                FROM (
                  SELECT
                    "t9"."product",
                    "t9"."machine",
                    "t9"."rows",
                    "t9"."version",
                    "t9"."vcpus",
                    "t9"."users",
                    "t9"."cluster",
                    "t9"."vcenter",
                    "t9"."environment",
                    "t9"."virtual",
                    "t9"."device",
                    "t9"."homeless",
                    "t9"."thing",
                    "t9"."processors",
                    "t9"."cores",
                    "t9"."cpu_model",
                    "t28"."_of",
                    "t28"."_at",
                    "t31"."_for",
                    "t31"."first"
                  FROM "t6" AS "t9"
                  LEFT OUTER JOIN (
                    SELECT
                      "t21"."product" AS "_of",
                      "t21"."thing" AS "_at"
                    FROM "t19" AS "t21"
                    LEFT OUTER JOIN (
                      SELECT
                        "t22"."product" AS "_of",
                        "t22"."all_processors"
                      FROM (
                        SELECT
                          "t20"."product",
                          SUM("t20"."processors_exact") AS "all_processors"
                        FROM "t19" AS "t20"
                        GROUP BY
                          1
                      ) AS "t22"
                    ) AS "t24"
                      ON "t21"."product" = "t24"."_of"
                  ) AS "t28"
                    ON "t9"."product" = "t28"."_of" AND "t9"."thing" = "t28"."_at"
                  LEFT OUTER JOIN (
                    SELECT
                      "t29"."product" AS "_for",
                      "t29"."first"
                    FROM (
                      SELECT
                        "t27"."product",
                        MIN("t27"."thing") AS "first"
                      FROM "t25" AS "t27"
                      GROUP BY
                        1
                    ) AS "t29"
                  ) AS "t31"
                    ON "t9"."product" = "t31"."_for"
                ) AS "t32"
              ) AS "t33"
              GROUP BY
                1,
                2
            ) AS "t36"
          ) AS "t38"
            ON "t35"."product" = "t38"."_product" AND "t35"."thing" = "t38"."_thing"
        ) AS "t39"
      ) AS "t40"
    ) AS "t41"
  ) AS "t42"
) AS "t43"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t11"."product",
      "t11"."thing",
      "t11"."machines",
      CASE
        WHEN "t11"."_reason" IS NULL
        THEN "t11"."_quantity"
        ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "quantity",
      COALESCE("t11"."_reason", "t11"."_rule") AS "rule"
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
        "t8"."machines",
        CAST(CASE WHEN COALESCE("t8"."users" > 0, FALSE) THEN 0 ELSE 1 END AS DOUBLE PRECISION) AS "_quantity",
        CASE
          WHEN COALESCE("t8"."users" > 0, FALSE)
          THEN 'operated by people, who are counted where they use the program; the device is not counted again'
          ELSE 'a device that nobody operates counts like a person'
        END AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason"
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
          "t5"."machine" AS "thing",
          "t5"."processors",
          "t5"."cores",
          "t5"."cpu_model",
          "t5"."rows" AS "machines"
        FROM (
          SELECT
            *
          FROM "t3" AS "t4"
          WHERE
            "t4"."device" = 1
        ) AS "t5"
      ) AS "t8"
    ) AS "t11"
  ) AS "t13"
) AS "t15"
