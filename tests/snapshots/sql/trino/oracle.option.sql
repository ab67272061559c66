WITH "t10" AS (
  SELECT
    "t9"."product",
    "t9"."thing",
    "t9"."machines",
    "t9"."guests",
    "t9"."native",
    "t9"."homeless",
    "t9"."processors",
    "t9"."cores",
    "t9"."cpu_model",
    "t9"."version",
    "t9"."cluster",
    "t9"."vcenter",
    "t9"."vcpus",
    "t9"."reach",
    "t9"."factor_row",
    CASE
      WHEN "t9"."factor_row" = 1
      THEN CAST('1.0' AS DOUBLE)
      WHEN "t9"."factor_row" = 2
      THEN CAST('0.25' AS DOUBLE)
      WHEN "t9"."factor_row" = 3
      THEN CAST('0.5' AS DOUBLE)
      WHEN "t9"."factor_row" = 4
      THEN CAST('0.5' AS DOUBLE)
      WHEN "t9"."factor_row" = 5
      THEN CAST('0.25' AS DOUBLE)
      WHEN "t9"."factor_row" = 6
      THEN CAST('0.5' AS DOUBLE)
      WHEN "t9"."factor_row" = 7
      THEN CAST('0.75' AS DOUBLE)
      WHEN "t9"."factor_row" = 8
      THEN CAST('0.75' AS DOUBLE)
      WHEN "t9"."factor_row" = 9
      THEN CAST('0.25' AS DOUBLE)
      WHEN "t9"."factor_row" = 10
      THEN CAST('0.5' AS DOUBLE)
      WHEN "t9"."factor_row" = 11
      THEN CAST('0.5' AS DOUBLE)
      WHEN "t9"."factor_row" = 12
      THEN CAST('0.75' AS DOUBLE)
      WHEN "t9"."factor_row" = 13
      THEN CAST('0.5' AS DOUBLE)
      WHEN "t9"."factor_row" = 14
      THEN CAST('0.5' AS DOUBLE)
      WHEN "t9"."factor_row" = 15
      THEN CAST('0.75' AS DOUBLE)
      WHEN "t9"."factor_row" = 16
      THEN CAST('0.75' AS DOUBLE)
      WHEN "t9"."factor_row" = 17
      THEN CAST('1.0' AS DOUBLE)
      WHEN "t9"."factor_row" = 18
      THEN CAST('1.0' AS DOUBLE)
      WHEN "t9"."factor_row" = 19
      THEN CAST('0.5' AS DOUBLE)
      WHEN "t9"."factor_row" = 20
      THEN CAST('1.0' AS DOUBLE)
      WHEN "t9"."factor_row" = 21
      THEN CAST('0.5' AS DOUBLE)
      WHEN "t9"."factor_row" = 22
      THEN CAST('0.5' AS DOUBLE)
      WHEN "t9"."factor_row" = 23
      THEN CAST('0.5' AS DOUBLE)
      ELSE CAST('0.5' AS DOUBLE)
    END AS "factor",
    CASE
      WHEN "t9"."factor_row" = 1
      THEN '1.0'
      WHEN "t9"."factor_row" = 2
      THEN '0.25'
      WHEN "t9"."factor_row" = 3
      THEN '0.5'
      WHEN "t9"."factor_row" = 4
      THEN '0.5'
      WHEN "t9"."factor_row" = 5
      THEN '0.25'
      WHEN "t9"."factor_row" = 6
      THEN '0.5'
      WHEN "t9"."factor_row" = 7
      THEN '0.75'
      WHEN "t9"."factor_row" = 8
      THEN '0.75'
      WHEN "t9"."factor_row" = 9
      THEN '0.25'
      WHEN "t9"."factor_row" = 10
      THEN '0.5'
      WHEN "t9"."factor_row" = 11
      THEN '0.5'
      WHEN "t9"."factor_row" = 12
      THEN '0.75'
      WHEN "t9"."factor_row" = 13
      THEN '0.5'
      WHEN "t9"."factor_row" = 14
      THEN '0.5'
      WHEN "t9"."factor_row" = 15
      THEN '0.75'
      WHEN "t9"."factor_row" = 16
      THEN '0.75'
      WHEN "t9"."factor_row" = 17
      THEN '1.0'
      WHEN "t9"."factor_row" = 18
      THEN '1.0'
      WHEN "t9"."factor_row" = 19
      THEN '0.5'
      WHEN "t9"."factor_row" = 20
      THEN '1.0'
      WHEN "t9"."factor_row" = 21
      THEN '0.5'
      WHEN "t9"."factor_row" = 22
      THEN '0.5'
      WHEN "t9"."factor_row" = 23
      THEN '0.5'
      ELSE '0.5'
    END AS "factor_text",
    CASE
      WHEN "t9"."factor_row" = 1
      THEN 'single-core chips, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 2
      THEN 'Ampere Altra, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 3
      THEN 'AMD EPYC, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 4
      THEN 'Sun UltraSPARC T1 at 1.4 GHz, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 5
      THEN 'Sun UltraSPARC T1, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 6
      THEN 'Sun UltraSPARC T2+, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 7
      THEN 'Sun UltraSPARC T2, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 8
      THEN 'Sun UltraSPARC IV, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 9
      THEN 'SPARC T3, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 10
      THEN 'SPARC64 X or later, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 11
      THEN 'SPARC64 VII+, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 12
      THEN 'SPARC64 VI or VII, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 13
      THEN 'SPARC T4 or later, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 14
      THEN 'SPARC M5 or later, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 15
      THEN 'HP PA-RISC, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 16
      THEN 'IBM POWER5 or earlier, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 17
      THEN 'IBM POWER6 or later, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 18
      THEN 'IBM System z, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 19
      THEN 'Intel Itanium 9100 or earlier, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 20
      THEN 'Intel Itanium 9300 or later, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 21
      THEN 'Intel Xeon, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 22
      THEN 'AMD Opteron, core factor table of 2023-06'
      WHEN "t9"."factor_row" = 23
      THEN 'desktop or notebook processor, core factor table of 2023-06'
      WHEN COALESCE("t9"."cpu_model", '') = ''
      THEN 'assumed, as for current x86 servers: the processor is not known; core factor table of 2023-06'
      ELSE CONCAT(
        CONCAT(
          CONCAT('', COALESCE('assumed, as for current x86 servers: “', '?')),
          COALESCE("t9"."cpu_model", '?')
        ),
        COALESCE('” is not in the core factor table of 2023-06, or its sockets are not known', '?')
      )
    END AS "family"
  FROM (
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
      CASE
        WHEN "t8"."cores" = "t8"."processors"
        THEN 1
        WHEN FALSE
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'ampere') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'altra') > 0
          )
        )
        THEN 2
        WHEN FALSE
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'epyc') > 0
          )
        )
        THEN 3
        WHEN FALSE
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'ultrasparc') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 't1') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), '1.4') > 0
          )
        )
        THEN 4
        WHEN FALSE
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'ultrasparc') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 't1') > 0
          )
        )
        THEN 5
        WHEN FALSE
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'ultrasparc') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 't2+') > 0
          )
        )
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'ultrasparc') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 't2 plus') > 0
          )
        )
        THEN 6
        WHEN FALSE
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'ultrasparc') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 't2') > 0
          )
        )
        THEN 7
        WHEN FALSE
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'ultrasparc') > 0
          )
        )
        THEN 8
        WHEN FALSE
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'sparc') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 't3') > 0
          )
        )
        THEN 9
        WHEN FALSE
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'sparc64') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), ' x') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'sparc64-x') > 0
          )
        )
        THEN 10
        WHEN FALSE
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'sparc64') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'vii+') > 0
          )
        )
        THEN 11
        WHEN FALSE
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'sparc64') > 0
          )
        )
        THEN 12
        WHEN FALSE
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'sparc') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 't4') > 0
          )
        )
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'sparc') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 't5') > 0
          )
        )
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'sparc') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 't7') > 0
          )
        )
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'sparc') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 't8') > 0
          )
        )
        THEN 13
        WHEN FALSE
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'sparc') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'm5') > 0
          )
        )
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'sparc') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'm6') > 0
          )
        )
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'sparc') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'm7') > 0
          )
        )
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'sparc') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'm8') > 0
          )
        )
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'sparc') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 's7') > 0
          )
        )
        THEN 14
        WHEN FALSE
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'pa-risc') > 0
          )
        )
        THEN 15
        WHEN FALSE
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power5') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power4') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power 5') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power 4') > 0
          )
        )
        THEN 16
        WHEN FALSE
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power6') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power7') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power8') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power9') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power10') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power11') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power 6') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power 7') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power 8') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power 9') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power 10') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'power 11') > 0
          )
        )
        THEN 17
        WHEN FALSE
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'system z') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'ibm/s390') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'z13') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'z14') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'z15') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'z16') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'z17') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'linuxone') > 0
          )
        )
        THEN 18
        WHEN REGEXP_LIKE(
          COALESCE(LOWER("t8"."cpu_model"), ''),
          'itanium.*(^|[^0-9])9[01][0-9][0-9]([^0-9]|$)'
        )
        THEN 19
        WHEN FALSE
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'itanium') > 0
          )
        )
        THEN 20
        WHEN FALSE
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'xeon') > 0
          )
        )
        THEN 21
        WHEN FALSE
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'opteron') > 0
          )
        )
        THEN 22
        WHEN FALSE
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'core(tm)') > 0
          )
        )
        OR (
          TRUE
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'intel') > 0
          )
          AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'core i') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'pentium') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'celeron') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'atom(tm)') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'intel(r) n') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'ryzen') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'threadripper') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'athlon') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'phenom') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'turion') > 0
          )
        )
        OR (
          TRUE AND (
            STRPOS(COALESCE(LOWER("t8"."cpu_model"), ''), 'sempron') > 0
          )
        )
        THEN 23
        ELSE 0
      END AS "factor_row"
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
        '' AS "reach"
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
          "t6"."vcpus"
        FROM (
          SELECT
            "t5"."product",
            "t5"."thing",
            "t5"."machines",
            "t5"."guests",
            "t5"."native",
            "t5"."vcpus_known",
            "t5"."vcpus_unknown",
            "t5"."homeless",
            "t5"."processors",
            "t5"."cores",
            "t5"."cpu_model",
            "t5"."version",
            "t5"."cluster",
            "t5"."vcenter",
            IF("t5"."vcpus_unknown" > 0, CAST(NULL AS BIGINT), "t5"."vcpus_known") AS "vcpus"
          FROM (
            SELECT
              "t4"."product",
              "t4"."thing",
              SUM("t4"."rows") AS "machines",
              SUM("t4"."virtual") AS "guests",
              MAX(1 - "t4"."virtual") AS "native",
              SUM("t4"."virtual" * COALESCE("t4"."vcpus", 0)) AS "vcpus_known",
              SUM("t4"."virtual" * IF("t4"."vcpus" IS NULL, 1, 0)) AS "vcpus_unknown",
              MAX("t4"."homeless") AS "homeless",
              MAX("t4"."processors") AS "processors",
              MAX("t4"."cores") AS "cores",
              MAX("t4"."cpu_model") AS "cpu_model",
              MAX("t4"."version") AS "version",
              MAX("t4"."cluster") AS "cluster",
              MAX("t4"."vcenter") AS "vcenter"
            FROM (
              SELECT
                *
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
                  IF("t2"."active" > 0, CAST(NULL AS VARCHAR), "t2"."environment") AS "environment",
                  IF(COALESCE("t2"."kind" = 'virtual', FALSE), 1, 0) AS "virtual",
                  IF("t2"."kind" = 'device', 1, 0) AS "device",
                  IF(COALESCE("t2"."kind" = 'virtual', FALSE) AND (
                    "t2"."host" IS NULL
                  ), 1, 0) AS "homeless",
                  IF(
                    COALESCE("t2"."kind" = 'virtual', FALSE),
                    COALESCE("t2"."host", "t2"."machine"),
                    "t2"."machine"
                  ) AS "thing",
                  IF(COALESCE("t2"."kind" = 'virtual', FALSE), "t2"."host_processors", "t2"."processors") AS "processors",
                  IF(COALESCE("t2"."kind" = 'virtual', FALSE), "t2"."host_cores", "t2"."cores") AS "cores",
                  IF(
                    COALESCE("t2"."kind" = 'virtual', FALSE),
                    COALESCE("t2"."host_cpu_model", "t2"."cpu_model"),
                    "t2"."cpu_model"
                  ) AS "cpu_model"
                FROM (
                  SELECT
                    "t1"."product",
                    "t1"."machine",
                    COUNT(*) AS "rows",
                    MIN(LOWER("t1"."environment")) AS "environment",
                    MAX(IF("t1"."environment" IS NULL, 1, 0)) AS "active",
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
                      IF(TRIM(' \t
\r\v\f' FROM "t0"."version") = '', NULL, "t0"."version") AS "version",
                      "t0"."machine",
                      IF(TRIM(' \t
\r\v\f' FROM "t0"."kind") = '', NULL, "t0"."kind") AS "kind",
                      IF("t0"."processors" > 0, "t0"."processors", NULL) AS "processors",
                      IF("t0"."cores" > 0, "t0"."cores", NULL) AS "cores",
                      IF("t0"."vcpus" > 0, "t0"."vcpus", NULL) AS "vcpus",
                      IF(TRIM(' \t
\r\v\f' FROM "t0"."cpu_model") = '', NULL, "t0"."cpu_model") AS "cpu_model",
                      IF(TRIM(' \t
\r\v\f' FROM "t0"."environment") = '', NULL, "t0"."environment") AS "environment",
                      "t0"."users",
                      IF(TRIM(' \t
\r\v\f' FROM "t0"."host") = '', NULL, "t0"."host") AS "host",
                      IF("t0"."host_processors" > 0, "t0"."host_processors", NULL) AS "host_processors",
                      IF("t0"."host_cores" > 0, "t0"."host_cores", NULL) AS "host_cores",
                      IF(
                        TRIM(' \t
\r\v\f' FROM "t0"."host_cpu_model") = '',
                        NULL,
                        "t0"."host_cpu_model"
                      ) AS "host_cpu_model",
                      IF(TRIM(' \t
\r\v\f' FROM "t0"."cluster") = '', NULL, "t0"."cluster") AS "cluster",
                      IF(TRIM(' \t
\r\v\f' FROM "t0"."vcenter") = '', NULL, "t0"."vcenter") AS "vcenter"
                    FROM "footprint" AS "t0"
                  ) AS "t1"
                  GROUP BY
                    1,
                    2
                ) AS "t2"
              ) AS "t3"
              WHERE
                "t3"."device" = 0
            ) AS "t4"
            GROUP BY
              1,
              2
          ) AS "t5"
        ) AS "t6"
      ) AS "t7"
    ) AS "t8"
  ) AS "t9"
), "t15" AS (
  SELECT
    "t14"."product",
    "t14"."factor",
    "t14"."exact",
    "t14"."first",
    CAST(CAST(CEIL(CAST(ROUND("t14"."exact", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) - CAST(ROUND("t14"."exact", 6) AS DOUBLE) AS "missing"
  FROM (
    SELECT
      "t13"."product",
      "t13"."factor",
      SUM("t13"."_exact") AS "exact",
      MIN(IF("t13"."cores" IS NOT NULL, "t13"."thing", CAST(NULL AS VARCHAR))) AS "first"
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
        IF("t11"."cores" IS NOT NULL, "t11"."cores" * "t11"."factor", CAST(0.0 AS DOUBLE)) AS "_exact"
      FROM "t10" AS "t11"
    ) AS "t13"
    GROUP BY
      1,
      2
  ) AS "t14"
)
SELECT
  "t29"."product",
  "t29"."thing",
  "t29"."machines",
  IF("t29"."_reason" IS NULL, "t29"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
  COALESCE("t29"."_reason", "t29"."_rule") AS "rule"
FROM (
  SELECT
    "t28"."product",
    "t28"."thing",
    "t28"."machines",
    "t28"."guests",
    "t28"."native",
    "t28"."homeless",
    "t28"."processors",
    "t28"."cores",
    "t28"."cpu_model",
    "t28"."version",
    "t28"."cluster",
    "t28"."vcenter",
    "t28"."vcpus",
    "t28"."reach",
    "t28"."factor_row",
    "t28"."factor",
    "t28"."factor_text",
    "t28"."family",
    "t28"."by_cores",
    "t28"."rounded",
    "t28"."added",
    "t28"."by_cores" AS "_quantity",
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    '',
                    COALESCE(
                      IF(
                        "t28"."cores" = 1,
                        '1 core',
                        CONCAT(CONCAT('', COALESCE(CAST("t28"."cores" AS VARCHAR), '?')), COALESCE(' cores', '?'))
                      ),
                      '?'
                    )
                  ),
                  COALESCE(' × ', '?')
                ),
                COALESCE("t28"."factor_text", '?')
              ),
              COALESCE(' (', '?')
            ),
            COALESCE("t28"."family", '?')
          ),
          COALESCE(')', '?')
        ),
        COALESCE("t28"."reach", '?')
      ),
      COALESCE("t28"."added", '?')
    ) AS "_rule",
    CASE
      WHEN (
        "t28"."cores" IS NULL
      ) AND (
        "t28"."homeless" > 0
      )
      THEN CONCAT(
        CONCAT(
          CONCAT('', COALESCE('not counted: the host of ', '?')),
          COALESCE("t28"."thing", '?')
        ),
        COALESCE(' is not known', '?')
      )
      WHEN "t28"."cores" IS NULL
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('cores', '?')),
            COALESCE(' of ', '?')
          ),
          COALESCE("t28"."thing", '?')
        ),
        COALESCE(' are not known', '?')
      )
      ELSE NULL
    END AS "_reason"
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
      "t27"."by_cores",
      "t27"."rounded",
      "t27"."added"
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
        "t26"."missing",
        "t26"."first",
        "t26"."factors",
        "t26"."_product",
        "t26"."_factor",
        (
          "t26"."cores" * "t26"."factor"
        ) + IF(
          COALESCE((
            "t26"."missing" IS NOT NULL
          ) AND (
            "t26"."factors" > 1
          ), FALSE),
          "t26"."missing",
          CAST(0.0 AS DOUBLE)
        ) AS "by_cores",
        (
          "t26"."cores" * "t26"."factor"
        ) + COALESCE("t26"."missing", CAST(0.0 AS DOUBLE)) AS "rounded",
        IF(
          COALESCE((
            "t26"."missing" IS NOT NULL
          ) AND (
            "t26"."factors" > 1
          ), FALSE),
          CONCAT(
            CONCAT(
              CONCAT('', COALESCE('; all cores with factor ', '?')),
              COALESCE("t26"."factor_text", '?')
            ),
            COALESCE(' are added up before they are rounded up, which is counted here', '?')
          ),
          ''
        ) AS "added"
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
          "t12"."vcpus",
          "t12"."reach",
          "t12"."factor_row",
          "t12"."factor",
          "t12"."factor_text",
          "t12"."family",
          "t25"."missing",
          "t25"."first",
          "t25"."factors",
          "t25"."_product",
          "t25"."_factor"
        FROM "t10" AS "t12"
        LEFT OUTER JOIN (
          SELECT
            "t23"."missing",
            "t23"."first",
            "t23"."factors",
            "t23"."product" AS "_product",
            "t23"."factor" AS "_factor"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t17"."product",
                "t17"."factor",
                "t17"."exact",
                "t17"."first",
                "t17"."missing",
                "t21"."_product",
                "t21"."factors"
              FROM "t15" AS "t17"
              LEFT OUTER JOIN (
                SELECT
                  "t19"."product" AS "_product",
                  "t19"."factors"
                FROM (
                  SELECT
                    "t18"."product",
                    COUNT(*) AS "factors"
                  FROM (
                    SELECT
                      *
                    FROM "t15" AS "t16"
                    WHERE
                      "t16"."first" IS NOT NULL
                  ) AS "t18"
                  GROUP BY
                    1
                ) AS "t19"
              ) AS "t21"
                ON "t17"."product" = "t21"."_product"
            ) AS "t22"
            WHERE
              "t22"."missing" > 0
          ) AS "t23"
        ) AS "t25"
          ON "t12"."product" = "t25"."_product"
          AND "t12"."factor" = "t25"."_factor"
          AND "t12"."thing" = "t25"."first"
      ) AS "t26"
    ) AS "t27"
  ) AS "t28"
) AS "t29"
