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
    END AS "per"
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
        THEN CAST('0.5' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 20
        THEN CAST('1.0' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 21
        THEN CAST('0.5' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 22
        THEN CAST('0.5' AS DOUBLE PRECISION)
        WHEN "t17"."factor_row" = 23
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
        THEN '0.5'
        WHEN "t17"."factor_row" = 20
        THEN '1.0'
        WHEN "t17"."factor_row" = 21
        THEN '0.5'
        WHEN "t17"."factor_row" = 22
        THEN '0.5'
        WHEN "t17"."factor_row" = 23
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
          OR (
            TRUE AND (
              POSITION('z17' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('linuxone' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 18
          WHEN COALESCE(LOWER("t16"."cpu_model"), '') ~ 'itanium.*(^|[^0-9])9[01][0-9][0-9]([^0-9]|$)'
          THEN 19
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('itanium' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 20
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('xeon' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 21
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('opteron' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 22
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
              POSITION('atom(tm)' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE
            AND (
              POSITION('intel(r) n' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('ryzen' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE
            AND (
              POSITION('threadripper' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
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
          OR (
            TRUE AND (
              POSITION('turion' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('sempron' IN COALESCE(LOWER("t16"."cpu_model"), '')) > 0
            )
          )
          THEN 23
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
), "t36" AS (
  SELECT
    *
  FROM (
    SELECT
      "t34"."product",
      "t34"."thing",
      "t34"."machines",
      "t34"."guests",
      "t34"."native",
      "t34"."homeless",
      "t34"."processors",
      "t34"."cores",
      "t34"."cpu_model",
      "t34"."version",
      "t34"."cluster",
      "t34"."vcenter",
      "t34"."vcpus",
      "t34"."reach",
      "t34"."factor_row",
      "t34"."factor",
      "t34"."factor_text",
      "t34"."family",
      "t34"."per",
      "t34"."_stop",
      "t34"."users",
      "t34"."most",
      "t34"."unknown",
      "t34"."_why_not"
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
        "t33"."_product",
        "t33"."_thing",
        "t33"."users",
        "t33"."most",
        "t33"."unknown",
        COALESCE("t33"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
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
          "t25"."per",
          "t25"."_stop",
          "t32"."_product",
          "t32"."_thing",
          "t32"."users",
          "t32"."most",
          "t32"."unknown"
        FROM (
          SELECT
            "t20"."product",
            "t20"."thing",
            "t20"."machines",
            "t20"."guests",
            "t20"."native",
            "t20"."homeless",
            "t20"."processors",
            "t20"."cores",
            "t20"."cpu_model",
            "t20"."version",
            "t20"."cluster",
            "t20"."vcenter",
            "t20"."vcpus",
            "t20"."reach",
            "t20"."factor_row",
            "t20"."factor",
            "t20"."factor_text",
            "t20"."family",
            "t20"."per",
            CAST(NULL AS VARCHAR) AS "_stop"
          FROM "t19" AS "t20"
        ) AS "t25"
        LEFT OUTER JOIN (
          SELECT
            "t30"."product" AS "_product",
            "t30"."place" AS "_thing",
            "t30"."users",
            "t30"."most",
            "t30"."unknown"
          FROM (
            SELECT
              "t29"."product",
              "t29"."place",
              SUM("t29"."users") AS "users",
              MAX("t29"."users") AS "most",
              SUM(CASE WHEN "t29"."users" IS NULL THEN 1 ELSE 0 END) AS "unknown"
            FROM (
              SELECT
                "t28"."product",
                "t28"."machine",
                "t28"."rows",
                "t28"."version",
                "t28"."vcpus",
                "t28"."users",
                "t28"."cluster",
                "t28"."vcenter",
                "t28"."environment",
                "t28"."virtual",
                "t28"."device",
                "t28"."homeless",
                "t28"."thing",
                "t28"."processors",
                "t28"."cores",
                "t28"."cpu_model",
                "t28"."_of",
                "t28"."_at",
                "t28"."_for",
                "t28"."first",
                COALESCE("t28"."_at", "t28"."first") AS "place"
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
                  "t23"."_of",
                  "t23"."_at",
                  "t27"."_for",
                  "t27"."first"
                FROM "t6" AS "t9"
                LEFT OUTER JOIN (
                  SELECT
                    "t20"."product" AS "_of",
                    "t20"."thing" AS "_at"
                  FROM "t19" AS "t20"
                ) AS "t23"
                  ON "t9"."product" = "t23"."_of" AND "t9"."thing" = "t23"."_at"
                LEFT OUTER JOIN (
                  SELECT
                    "t24"."product" AS "_for",
                    "t24"."first"
                  FROM (
                    SELECT
                      "t20"."product",
                      MIN("t20"."thing") AS "first"
                    FROM "t19" AS "t20"
                    GROUP BY
                      1
                  ) AS "t24"
                ) AS "t27"
                  ON "t9"."product" = "t27"."_for"
              ) AS "t28"
            ) AS "t29"
            GROUP BY
              1,
              2
          ) AS "t30"
        ) AS "t32"
          ON "t25"."product" = "t32"."_product" AND "t25"."thing" = "t32"."_thing"
      ) AS "t33"
    ) AS "t34"
  ) AS "t35"
  WHERE
    "t35"."_why_not" IS NULL AND "t35"."cores" IS NOT NULL
), "t45" AS (
  SELECT
    "t42"."product",
    "t42"."factor",
    "t42"."exact",
    "t42"."first",
    CAST(CAST(CEIL(CAST(ROUND(CAST("t42"."exact" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION) - CAST(ROUND(CAST("t42"."exact" AS DECIMAL), 6) AS DOUBLE PRECISION) AS "missing"
  FROM (
    SELECT
      "t40"."product",
      "t40"."factor",
      SUM("t40"."_exact") AS "exact",
      MIN(CASE WHEN TRUE THEN "t40"."thing" ELSE CAST(NULL AS VARCHAR) END) AS "first"
    FROM (
      SELECT
        "t37"."product",
        "t37"."thing",
        "t37"."machines",
        "t37"."guests",
        "t37"."native",
        "t37"."homeless",
        "t37"."processors",
        "t37"."cores",
        "t37"."cpu_model",
        "t37"."version",
        "t37"."cluster",
        "t37"."vcenter",
        "t37"."vcpus",
        "t37"."reach",
        "t37"."factor_row",
        "t37"."factor",
        "t37"."factor_text",
        "t37"."family",
        "t37"."per",
        "t37"."_stop",
        "t37"."users",
        "t37"."most",
        "t37"."unknown",
        "t37"."_why_not",
        CASE WHEN TRUE THEN "t37"."cores" * "t37"."factor" ELSE 0.0 END AS "_exact"
      FROM "t36" AS "t37"
    ) AS "t40"
    GROUP BY
      1,
      2
  ) AS "t42"
), "t59" AS (
  SELECT
    "t58"."product",
    "t58"."thing",
    "t58"."machines",
    "t58"."guests",
    "t58"."native",
    "t58"."homeless",
    "t58"."processors",
    "t58"."cores",
    "t58"."cpu_model",
    "t58"."version",
    "t58"."cluster",
    "t58"."vcenter",
    "t58"."vcpus",
    "t58"."reach",
    "t58"."factor_row",
    "t58"."factor",
    "t58"."factor_text",
    "t58"."family",
    "t58"."per",
    "t58"."_stop",
    "t58"."users",
    "t58"."most",
    "t58"."unknown",
    "t58"."_why_not",
    "t58"."by_cores",
    "t58"."rounded",
    "t58"."added",
    "t58"."per" * "t58"."rounded" AS "part",
    '' || COALESCE(CAST(CAST("t58"."per" AS BIGINT) AS VARCHAR), '?') || COALESCE(' for each processor, ', '?') || COALESCE(
      CASE
        WHEN "t58"."cores" = 1
        THEN '1 core'
        ELSE '' || COALESCE(CAST("t58"."cores" AS VARCHAR), '?') || COALESCE(' cores', '?')
      END,
      '?'
    ) || COALESCE(' × ', '?') || COALESCE("t58"."factor_text", '?') || COALESCE(' (', '?') || COALESCE("t58"."family", '?') || COALESCE(')', '?') || COALESCE("t58"."reach", '?') AS "why"
  FROM (
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
      "t57"."added"
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
        "t56"."missing",
        "t56"."first",
        "t56"."factors",
        "t56"."_product",
        "t56"."_factor",
        (
          "t56"."cores" * "t56"."factor"
        ) + CASE
          WHEN COALESCE((
            "t56"."missing" IS NOT NULL
          ) AND (
            "t56"."factors" > 1
          ), FALSE)
          THEN "t56"."missing"
          ELSE 0.0
        END AS "by_cores",
        (
          "t56"."cores" * "t56"."factor"
        ) + COALESCE("t56"."missing", 0.0) AS "rounded",
        CASE
          WHEN COALESCE((
            "t56"."missing" IS NOT NULL
          ) AND (
            "t56"."factors" > 1
          ), FALSE)
          THEN '' || COALESCE('; all cores with factor ', '?') || COALESCE("t56"."factor_text", '?') || COALESCE(' are added up before they are rounded up, which is counted here', '?')
          ELSE ''
        END AS "added"
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
          "t39"."_stop",
          "t39"."users",
          "t39"."most",
          "t39"."unknown",
          "t39"."_why_not",
          "t55"."missing",
          "t55"."first",
          "t55"."factors",
          "t55"."_product",
          "t55"."_factor"
        FROM "t36" AS "t39"
        LEFT OUTER JOIN (
          SELECT
            "t53"."missing",
            "t53"."first",
            "t53"."factors",
            "t53"."product" AS "_product",
            "t53"."factor" AS "_factor"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t47"."product",
                "t47"."factor",
                "t47"."exact",
                "t47"."first",
                "t47"."missing",
                "t51"."_product",
                "t51"."factors"
              FROM "t45" AS "t47"
              LEFT OUTER JOIN (
                SELECT
                  "t49"."product" AS "_product",
                  "t49"."factors"
                FROM (
                  SELECT
                    "t48"."product",
                    COUNT(*) AS "factors"
                  FROM (
                    SELECT
                      *
                    FROM "t45" AS "t46"
                    WHERE
                      "t46"."first" IS NOT NULL
                  ) AS "t48"
                  GROUP BY
                    1
                ) AS "t49"
              ) AS "t51"
                ON "t47"."product" = "t51"."_product"
            ) AS "t52"
            WHERE
              "t52"."missing" > 0
          ) AS "t53"
        ) AS "t55"
          ON "t39"."product" = "t55"."_product"
          AND "t39"."factor" = "t55"."_factor"
          AND "t39"."thing" = "t55"."first"
      ) AS "t56"
    ) AS "t57"
  ) AS "t58"
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
          "t66"."product",
          "t66"."thing",
          "t66"."machines",
          CASE
            WHEN "t66"."_reason" IS NULL
            THEN "t66"."_quantity"
            ELSE CAST(NULL AS DOUBLE PRECISION)
          END AS "quantity",
          COALESCE("t66"."_reason", "t66"."_rule") AS "rule"
        FROM (
          SELECT
            "t65"."product",
            "t65"."thing",
            "t65"."machines",
            "t65"."guests",
            "t65"."native",
            "t65"."homeless",
            "t65"."processors",
            "t65"."cores",
            "t65"."cpu_model",
            "t65"."version",
            "t65"."cluster",
            "t65"."vcenter",
            "t65"."vcpus",
            "t65"."reach",
            "t65"."factor_row",
            "t65"."factor",
            "t65"."factor_text",
            "t65"."family",
            "t65"."per",
            "t65"."_stop",
            "t65"."users",
            "t65"."most",
            "t65"."unknown",
            "t65"."_why_not",
            "t65"."by_cores",
            "t65"."rounded",
            "t65"."added",
            "t65"."part",
            "t65"."why",
            "t65"."lead",
            "t65"."_of",
            "t65"."beyond",
            "t65"."said",
            "t65"."part" + COALESCE("t65"."beyond", 0.0) AS "_quantity",
            '' || COALESCE('part of the common minimum: ', '?') || COALESCE("t65"."why", '?') || COALESCE(COALESCE("t65"."said", ''), '?') AS "_rule",
            CAST(NULL AS VARCHAR) AS "_reason"
          FROM (
            SELECT
              "t61"."product",
              "t61"."thing",
              "t61"."machines",
              "t61"."guests",
              "t61"."native",
              "t61"."homeless",
              "t61"."processors",
              "t61"."cores",
              "t61"."cpu_model",
              "t61"."version",
              "t61"."cluster",
              "t61"."vcenter",
              "t61"."vcpus",
              "t61"."reach",
              "t61"."factor_row",
              "t61"."factor",
              "t61"."factor_text",
              "t61"."family",
              "t61"."per",
              "t61"."_stop",
              "t61"."users",
              "t61"."most",
              "t61"."unknown",
              "t61"."_why_not",
              "t61"."by_cores",
              "t61"."rounded",
              "t61"."added",
              "t61"."part",
              "t61"."why",
              "t64"."lead",
              "t64"."_of",
              "t64"."beyond",
              "t64"."said"
            FROM "t59" AS "t61"
            LEFT OUTER JOIN (
              SELECT
                "t62"."lead",
                "t62"."product" AS "_of",
                CASE
                  WHEN (
                    CAST(COALESCE("t62"."people", 0) AS DOUBLE PRECISION) IS NOT NULL
                  )
                  AND (
                    CAST(CAST(CEIL(CAST(ROUND(CAST("t62"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION) IS NOT NULL
                  )
                  THEN CASE
                    WHEN CAST(COALESCE("t62"."people", 0) AS DOUBLE PRECISION) >= CAST(CAST(CEIL(CAST(ROUND(CAST("t62"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION)
                    THEN CAST(COALESCE("t62"."people", 0) AS DOUBLE PRECISION)
                    ELSE CAST(CAST(CEIL(CAST(ROUND(CAST("t62"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION)
                  END
                  ELSE NULL
                END - "t62"."minimum" AS "beyond",
                CASE
                  WHEN "t62"."people" IS NULL
                  THEN '' || COALESCE('; users not known, so at least ', '?') || COALESCE(
                    '' || COALESCE('the minimum of ', '?') || COALESCE(
                      CAST(CAST(CEIL(CAST(ROUND(CAST("t62"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS VARCHAR),
                      '?'
                    ) || COALESCE(' for all servers together', '?'),
                    '?'
                  )
                  WHEN "t62"."people" > CAST(CEIL(CAST(ROUND(CAST("t62"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT)
                  THEN '' || COALESCE('; ', '?') || COALESCE(
                    '' || COALESCE(
                      CASE
                        WHEN "t62"."people" = 1
                        THEN '1 user'
                        ELSE '' || COALESCE(CAST("t62"."people" AS VARCHAR), '?') || COALESCE(' users', '?')
                      END,
                      '?'
                    ) || COALESCE(' on all servers together', '?'),
                    '?'
                  ) || COALESCE(', more than ', '?') || COALESCE(
                    '' || COALESCE('the minimum of ', '?') || COALESCE(
                      CAST(CAST(CEIL(CAST(ROUND(CAST("t62"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS VARCHAR),
                      '?'
                    ) || COALESCE(' for all servers together', '?'),
                    '?'
                  )
                  ELSE '' || COALESCE('; ', '?') || COALESCE(
                    '' || COALESCE(
                      CASE
                        WHEN "t62"."people" = 1
                        THEN '1 user'
                        ELSE '' || COALESCE(CAST("t62"."people" AS VARCHAR), '?') || COALESCE(' users', '?')
                      END,
                      '?'
                    ) || COALESCE(' on all servers together', '?'),
                    '?'
                  ) || COALESCE(', so ', '?') || COALESCE(
                    '' || COALESCE('the minimum of ', '?') || COALESCE(
                      CAST(CAST(CEIL(CAST(ROUND(CAST("t62"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS VARCHAR),
                      '?'
                    ) || COALESCE(' for all servers together', '?'),
                    '?'
                  )
                END AS "said"
              FROM (
                SELECT
                  "t60"."product",
                  SUM("t60"."part") AS "minimum",
                  SUM("t60"."users") AS "people",
                  MIN("t60"."thing") AS "lead"
                FROM "t59" AS "t60"
                GROUP BY
                  1
              ) AS "t62"
            ) AS "t64"
              ON "t61"."product" = "t64"."_of" AND "t61"."thing" = "t64"."lead"
          ) AS "t65"
        ) AS "t66"
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
            0.0 AS "_quantity",
            '' AS "_rule",
            CASE
              WHEN (
                "t38"."cores" IS NULL
              ) AND (
                "t38"."homeless" > 0
              )
              THEN '' || COALESCE('not counted: the host of ', '?') || COALESCE("t38"."thing", '?') || COALESCE(' is not known', '?')
              WHEN "t38"."cores" IS NULL
              THEN '' || COALESCE('not counted: the ', '?') || COALESCE('cores', '?') || COALESCE(' of ', '?') || COALESCE("t38"."thing", '?') || COALESCE(' are not known', '?')
              WHEN "t38"."_why_not" IS NOT NULL
              THEN "t38"."_why_not"
              ELSE NULL
            END AS "_reason"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t34"."product",
                "t34"."thing",
                "t34"."machines",
                "t34"."guests",
                "t34"."native",
                "t34"."homeless",
                "t34"."processors",
                "t34"."cores",
                "t34"."cpu_model",
                "t34"."version",
                "t34"."cluster",
                "t34"."vcenter",
                "t34"."vcpus",
                "t34"."reach",
                "t34"."factor_row",
                "t34"."factor",
                "t34"."factor_text",
                "t34"."family",
                "t34"."per",
                "t34"."_stop",
                "t34"."users",
                "t34"."most",
                "t34"."unknown",
                "t34"."_why_not"
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
                  "t33"."_product",
                  "t33"."_thing",
                  "t33"."users",
                  "t33"."most",
                  "t33"."unknown",
                  COALESCE("t33"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
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
                    "t25"."per",
                    "t25"."_stop",
                    "t32"."_product",
                    "t32"."_thing",
                    "t32"."users",
                    "t32"."most",
                    "t32"."unknown"
                  FROM (
                    SELECT
                      "t20"."product",
                      "t20"."thing",
                      "t20"."machines",
                      "t20"."guests",
                      "t20"."native",
                      "t20"."homeless",
                      "t20"."processors",
                      "t20"."cores",
                      "t20"."cpu_model",
                      "t20"."version",
                      "t20"."cluster",
                      "t20"."vcenter",
                      "t20"."vcpus",
                      "t20"."reach",
                      "t20"."factor_row",
                      "t20"."factor",
                      "t20"."factor_text",
                      "t20"."family",
                      "t20"."per",
                      CAST(NULL AS VARCHAR) AS "_stop"
                    FROM "t19" AS "t20"
                  ) AS "t25"
                  LEFT OUTER JOIN (
                    SELECT
                      "t30"."product" AS "_product",
                      "t30"."place" AS "_thing",
                      "t30"."users",
                      "t30"."most",
                      "t30"."unknown"
                    FROM (
                      SELECT
                        "t29"."product",
                        "t29"."place",
                        SUM("t29"."users") AS "users",
                        MAX("t29"."users") AS "most",
                        SUM(CASE WHEN "t29"."users" IS NULL THEN 1 ELSE 0 END) AS "unknown"
                      FROM (
                        SELECT
                          "t28"."product",
                          "t28"."machine",
                          "t28"."rows",
                          "t28"."version",
                          "t28"."vcpus",
                          "t28"."users",
                          "t28"."cluster",
                          "t28"."vcenter",
                          "t28"."environment",
                          "t28"."virtual",
                          "t28"."device",
                          "t28"."homeless",
                          "t28"."thing",
                          "t28"."processors",
                          "t28"."cores",
                          "t28"."cpu_model",
                          "t28"."_of",
                          "t28"."_at",
                          "t28"."_for",
                          "t28"."first",
                          COALESCE("t28"."_at", "t28"."first") AS "place"
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
                            "t23"."_of",
                            "t23"."_at",
                            "t27"."_for",
                            "t27"."first"
                          FROM "t6" AS "t9"
                          LEFT OUTER JOIN (
                            SELECT
                              "t20"."product" AS "_of",
                              "t20"."thing" AS "_at"
                            FROM "t19" AS "t20"
                          ) AS "t23"
                            ON "t9"."product" = "t23"."_of" AND "t9"."thing" = "t23"."_at"
                          LEFT OUTER JOIN (
                            SELECT
                              "t24"."product" AS "_for",
                              "t24"."first"
                            FROM (
                              SELECT
                                "t20"."product",
                                MIN("t20"."thing") AS "first"
                              FROM "t19" AS "t20"
                              GROUP BY
                                1
                            ) AS "t24"
                          ) AS "t27"
                            ON "t9"."product" = "t27"."_for"
                        ) AS "t28"
                      ) AS "t29"
                      GROUP BY
                        1,
                        2
                    ) AS "t30"
                  ) AS "t32"
                    ON "t25"."product" = "t32"."_product" AND "t25"."thing" = "t32"."_thing"
                ) AS "t33"
              ) AS "t34"
            ) AS "t35"
            WHERE
              NOT (
                (
                  "t35"."_why_not" IS NULL
                ) AND (
                  "t35"."cores" IS NOT NULL
                )
              )
          ) AS "t38"
        ) AS "t41"
      ) AS "t43"
    ) AS "t44"
  ) AS "t69"
) AS "t70"
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
