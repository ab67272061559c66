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
), "t31" AS (
  SELECT
    "t30"."product",
    "t30"."thing",
    "t30"."machines",
    "t30"."homeless",
    "t30"."cores",
    "t30"."factor",
    "t30"."factor_text",
    "t30"."family",
    "t30"."reach",
    "t30"."each",
    "t30"."in_cloud",
    CASE
      WHEN (
        STRPOS(LOWER("t30"."product"), 'weblogic') > 0
      )
      OR (
        STRPOS(LOWER("t30"."product"), 'internet application server') > 0
      )
      OR (
        STRPOS(LOWER("t30"."product"), 'internet_application_server') > 0
      )
      OR (
        STRPOS(LOWER("t30"."product"), 'business_intelligence') > 0
      )
      THEN 10
      ELSE 25
    END AS "per"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t27"."product",
          "t27"."thing",
          "t27"."machines",
          "t27"."homeless",
          "t27"."cores",
          "t27"."factor",
          "t27"."factor_text",
          "t27"."family",
          "t27"."reach",
          "t27"."each",
          "t27"."in_cloud"
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
            IF(
              "t26"."cores" = 1,
              '1 core',
              CONCAT(COALESCE(CAST("t26"."cores" AS VARCHAR), '?'), ' cores')
            ) AS "each",
            0 AS "in_cloud"
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
              CASE
                WHEN "t25"."factor_row" IN (1, 17, 18, 20)
                THEN CAST('1.0' AS DOUBLE)
                WHEN "t25"."factor_row" IN (2, 5, 9)
                THEN CAST('0.25' AS DOUBLE)
                WHEN "t25"."factor_row" IN (7, 8, 12, 15, 16)
                THEN CAST('0.75' AS DOUBLE)
                ELSE CAST('0.5' AS DOUBLE)
              END AS "factor",
              CASE
                WHEN "t25"."factor_row" IN (1, 17, 18, 20)
                THEN '1.0'
                WHEN "t25"."factor_row" IN (2, 5, 9)
                THEN '0.25'
                WHEN "t25"."factor_row" IN (7, 8, 12, 15, 16)
                THEN '0.75'
                ELSE '0.5'
              END AS "factor_text",
              CASE
                WHEN "t25"."factor_row" = 1
                THEN 'single-core chips, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 2
                THEN 'Ampere Altra, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 3
                THEN 'AMD EPYC, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 4
                THEN 'Sun UltraSPARC T1 at 1.4 GHz, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 5
                THEN 'Sun UltraSPARC T1, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 6
                THEN 'Sun UltraSPARC T2+, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 7
                THEN 'Sun UltraSPARC T2, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 8
                THEN 'Sun UltraSPARC IV, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 9
                THEN 'SPARC T3, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 10
                THEN 'SPARC64 X or later, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 11
                THEN 'SPARC64 VII+, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 12
                THEN 'SPARC64 VI or VII, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 13
                THEN 'SPARC T4 or later, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 14
                THEN 'SPARC M5 or later, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 15
                THEN 'HP PA-RISC, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 16
                THEN 'IBM POWER5 or earlier, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 17
                THEN 'IBM POWER6 or later, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 18
                THEN 'IBM System z, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 19
                THEN 'Intel Itanium 9100 or earlier, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 20
                THEN 'Intel Itanium 9300 or later, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 21
                THEN 'Intel Xeon, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 22
                THEN 'AMD Opteron, core factor table of 2023-06'
                WHEN "t25"."factor_row" = 23
                THEN 'desktop or notebook processor, core factor table of 2023-06'
                WHEN COALESCE("t25"."cpu_model", '') = ''
                THEN 'assumed, as for current x86 servers: the processor is not known; core factor table of 2023-06'
                ELSE CONCAT(
                  CONCAT('assumed, as for current x86 servers: “', COALESCE("t25"."cpu_model", '?')),
                  '” is not in the core factor table of 2023-06'
                )
              END AS "family"
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
                CASE
                  WHEN "t24"."cores" = "t24"."processors"
                  THEN 1
                  WHEN STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'altra') > 0
                  THEN 2
                  WHEN STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'epyc') > 0
                  THEN 3
                  WHEN (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'ultrasparc') > 0
                  )
                  AND (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 't1') > 0
                  )
                  AND (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), '1.4') > 0
                  )
                  THEN 4
                  WHEN (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'ultrasparc') > 0
                  )
                  AND (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 't1') > 0
                  )
                  THEN 5
                  WHEN (
                    (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'ultrasparc') > 0
                    )
                    AND (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 't2+') > 0
                    )
                  )
                  OR (
                    (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'ultrasparc') > 0
                    )
                    AND (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 't2 plus') > 0
                    )
                  )
                  THEN 6
                  WHEN (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'ultrasparc') > 0
                  )
                  AND (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 't2') > 0
                  )
                  THEN 7
                  WHEN STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'ultrasparc') > 0
                  THEN 8
                  WHEN (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'sparc') > 0
                  )
                  AND (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 't3') > 0
                  )
                  THEN 9
                  WHEN (
                    (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'sparc64') > 0
                    )
                    AND (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), ' x') > 0
                    )
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'sparc64-x') > 0
                  )
                  THEN 10
                  WHEN (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'sparc64') > 0
                  )
                  AND (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'vii+') > 0
                  )
                  THEN 11
                  WHEN STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'sparc64') > 0
                  THEN 12
                  WHEN (
                    (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'sparc') > 0
                    )
                    AND (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 't4') > 0
                    )
                  )
                  OR (
                    (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'sparc') > 0
                    )
                    AND (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 't5') > 0
                    )
                  )
                  OR (
                    (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'sparc') > 0
                    )
                    AND (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 't7') > 0
                    )
                  )
                  OR (
                    (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'sparc') > 0
                    )
                    AND (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 't8') > 0
                    )
                  )
                  THEN 13
                  WHEN (
                    (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'sparc') > 0
                    )
                    AND (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'm5') > 0
                    )
                  )
                  OR (
                    (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'sparc') > 0
                    )
                    AND (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'm6') > 0
                    )
                  )
                  OR (
                    (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'sparc') > 0
                    )
                    AND (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'm7') > 0
                    )
                  )
                  OR (
                    (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'sparc') > 0
                    )
                    AND (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'm8') > 0
                    )
                  )
                  OR (
                    (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'sparc') > 0
                    )
                    AND (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 's7') > 0
                    )
                  )
                  THEN 14
                  WHEN STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'pa-risc') > 0
                  THEN 15
                  WHEN (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power5') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power4') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power 5') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power 4') > 0
                  )
                  THEN 16
                  WHEN (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power6') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power7') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power8') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power9') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power10') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power11') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power 6') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power 7') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power 8') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power 9') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power 10') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'power 11') > 0
                  )
                  THEN 17
                  WHEN (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'system z') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'ibm/s390') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'z13') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'z14') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'z15') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'z16') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'z17') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'linuxone') > 0
                  )
                  THEN 18
                  WHEN REGEXP_LIKE(
                    COALESCE(LOWER("t24"."cpu_model"), ''),
                    'itanium.*(^|[^0-9])9[01][0-9][0-9]([^0-9]|$)'
                  )
                  THEN 19
                  WHEN STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'itanium') > 0
                  THEN 20
                  WHEN STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'xeon') > 0
                  THEN 21
                  WHEN STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'opteron') > 0
                  THEN 22
                  WHEN (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'core(tm)') > 0
                  )
                  OR (
                    (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'intel') > 0
                    )
                    AND (
                      STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'core i') > 0
                    )
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'pentium') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'celeron') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'atom(tm)') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'intel(r) n') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'ryzen') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'threadripper') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'athlon') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'phenom') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'turion') > 0
                  )
                  OR (
                    STRPOS(COALESCE(LOWER("t24"."cpu_model"), ''), 'sempron') > 0
                  )
                  THEN 23
                  ELSE 0
                END AS "factor_row"
              FROM (
                SELECT
                  "t23"."product",
                  "t23"."thing",
                  "t23"."machines",
                  "t23"."guests",
                  "t23"."native",
                  "t23"."homeless",
                  "t23"."processors",
                  "t23"."cores",
                  "t23"."cpu_model",
                  "t23"."version",
                  "t23"."cluster",
                  "t23"."vcenter",
                  "t23"."vcpus",
                  '' AS "reach"
                FROM (
                  SELECT
                    "t22"."product",
                    "t22"."thing",
                    "t22"."machines",
                    "t22"."guests",
                    "t22"."native",
                    "t22"."homeless",
                    "t22"."processors",
                    "t22"."cores",
                    "t22"."cpu_model",
                    "t22"."version",
                    "t22"."cluster",
                    "t22"."vcenter",
                    "t22"."vcpus"
                  FROM (
                    SELECT
                      "t17"."product",
                      "t17"."thing",
                      "t17"."machines",
                      "t17"."guests",
                      "t17"."native",
                      "t17"."vcpus_known",
                      "t17"."vcpus_unknown",
                      "t17"."homeless",
                      "t17"."processors",
                      "t17"."cores",
                      "t17"."cpu_model",
                      "t17"."version",
                      "t17"."cluster",
                      "t17"."vcenter",
                      IF("t17"."vcpus_unknown" > 0, CAST(NULL AS BIGINT), "t17"."vcpus_known") AS "vcpus"
                    FROM (
                      SELECT
                        "t13"."product",
                        "t13"."thing",
                        SUM("t13"."rows") AS "machines",
                        SUM("t13"."virtual") AS "guests",
                        MAX(1 - "t13"."virtual") AS "native",
                        SUM("t13"."virtual" * COALESCE("t13"."vcpus", 0)) AS "vcpus_known",
                        SUM("t13"."virtual" * IF("t13"."vcpus" IS NULL, 1, 0)) AS "vcpus_unknown",
                        MAX("t13"."homeless") AS "homeless",
                        MAX("t13"."processors") AS "processors",
                        MAX("t13"."cores") AS "cores",
                        MAX("t13"."cpu_model") AS "cpu_model",
                        MAX("t13"."version") AS "version",
                        MAX("t13"."cluster") AS "cluster",
                        MAX("t13"."vcenter") AS "vcenter"
                      FROM (
                        SELECT
                          *
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
                            "t9"."cpu_model"
                          FROM (
                            SELECT
                              *
                            FROM "t4" AS "t5"
                            WHERE
                              "t5"."cloud" IS NULL
                          ) AS "t9"
                        ) AS "t11"
                        WHERE
                          "t11"."device" = 0
                      ) AS "t13"
                      GROUP BY
                        1,
                        2
                    ) AS "t17"
                  ) AS "t22"
                ) AS "t23"
              ) AS "t24"
            ) AS "t25"
          ) AS "t26"
        ) AS "t27"
      ) AS "t28"
    ) AS "t29"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t16"."product",
          "t16"."thing",
          "t16"."machines",
          "t16"."homeless",
          "t16"."cores",
          "t16"."factor",
          "t16"."factor_text",
          "t16"."family",
          "t16"."reach",
          "t16"."each",
          "t16"."in_cloud"
        FROM (
          SELECT
            "t14"."product",
            "t14"."machine",
            "t14"."rows",
            "t14"."version",
            "t14"."vcpus",
            "t14"."users",
            "t14"."cluster",
            "t14"."vcenter",
            "t14"."environment",
            "t14"."virtual",
            "t14"."device",
            "t14"."homeless",
            "t14"."thing",
            "t14"."processors",
            "t14"."cores",
            "t14"."cpu_model",
            "t14"."cloud",
            "t14"."machines",
            "t14"."guests",
            "t14"."native",
            "t14"."factor",
            "t14"."factor_text",
            "t14"."family",
            "t14"."reach",
            "t14"."each",
            1 AS "in_cloud"
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
              0 AS "homeless",
              "t8"."thing",
              "t8"."processors",
              COALESCE("t8"."vcpus", "t8"."cores") AS "cores",
              "t8"."cpu_model",
              "t8"."cloud",
              "t8"."rows" AS "machines",
              0 AS "guests",
              0 AS "native",
              CASE
                WHEN "t8"."cloud" = 'authorized'
                THEN CAST('0.5' AS DOUBLE)
                WHEN "t8"."cloud" = 'oci'
                THEN CAST('0.25' AS DOUBLE)
                ELSE CAST('0.5' AS DOUBLE)
              END AS "factor",
              CASE
                WHEN "t8"."cloud" = 'authorized'
                THEN '0.5'
                WHEN "t8"."cloud" = 'oci'
                THEN '0.25'
                ELSE '0.5'
              END AS "factor_text",
              CONCAT(
                CONCAT(
                  'in a cloud that is ',
                  COALESCE(
                    CASE
                      WHEN "t8"."cloud" = 'authorized'
                      THEN 'Amazon''s, Microsoft''s or Google''s'
                      WHEN "t8"."cloud" = 'oci'
                      THEN 'Oracle''s own'
                      ELSE ''
                    END,
                    '?'
                  )
                ),
                ': cloud policy of 2017-01, no core factor'
              ) AS "family",
              '' AS "reach",
              IF(
                COALESCE("t8"."vcpus", "t8"."cores") = 1,
                '1 vCPU',
                CONCAT(COALESCE(CAST(COALESCE("t8"."vcpus", "t8"."cores") AS VARCHAR), '?'), ' vCPUs')
              ) AS "each"
            FROM (
              SELECT
                *
              FROM "t4" AS "t5"
              WHERE
                "t5"."cloud" IS NOT NULL
            ) AS "t8"
          ) AS "t14"
        ) AS "t16"
      ) AS "t18"
    ) AS "t20"
  ) AS "t30"
), "t48" AS (
  SELECT
    *
  FROM (
    SELECT
      "t46"."product",
      "t46"."thing",
      "t46"."machines",
      "t46"."homeless",
      "t46"."cores",
      "t46"."factor",
      "t46"."factor_text",
      "t46"."family",
      "t46"."reach",
      "t46"."each",
      "t46"."in_cloud",
      "t46"."per",
      "t46"."_stop",
      "t46"."users",
      "t46"."most",
      "t46"."unknown",
      "t46"."_why_not"
    FROM (
      SELECT
        "t45"."product",
        "t45"."thing",
        "t45"."machines",
        "t45"."homeless",
        "t45"."cores",
        "t45"."factor",
        "t45"."factor_text",
        "t45"."family",
        "t45"."reach",
        "t45"."each",
        "t45"."in_cloud",
        "t45"."per",
        "t45"."_stop",
        "t45"."_product",
        "t45"."_thing",
        "t45"."users",
        "t45"."most",
        "t45"."unknown",
        COALESCE("t45"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
      FROM (
        SELECT
          "t37"."product",
          "t37"."thing",
          "t37"."machines",
          "t37"."homeless",
          "t37"."cores",
          "t37"."factor",
          "t37"."factor_text",
          "t37"."family",
          "t37"."reach",
          "t37"."each",
          "t37"."in_cloud",
          "t37"."per",
          "t37"."_stop",
          "t44"."_product",
          "t44"."_thing",
          "t44"."users",
          "t44"."most",
          "t44"."unknown"
        FROM (
          SELECT
            "t32"."product",
            "t32"."thing",
            "t32"."machines",
            "t32"."homeless",
            "t32"."cores",
            "t32"."factor",
            "t32"."factor_text",
            "t32"."family",
            "t32"."reach",
            "t32"."each",
            "t32"."in_cloud",
            "t32"."per",
            CAST(NULL AS VARCHAR) AS "_stop"
          FROM "t31" AS "t32"
        ) AS "t37"
        LEFT OUTER JOIN (
          SELECT
            "t42"."product" AS "_product",
            "t42"."place" AS "_thing",
            "t42"."users",
            "t42"."most",
            "t42"."unknown"
          FROM (
            SELECT
              "t41"."product",
              "t41"."place",
              SUM("t41"."users") AS "users",
              MAX("t41"."users") AS "most",
              SUM(IF("t41"."users" IS NULL, 1, 0)) AS "unknown"
            FROM (
              SELECT
                "t40"."product",
                "t40"."machine",
                "t40"."rows",
                "t40"."version",
                "t40"."vcpus",
                "t40"."users",
                "t40"."cluster",
                "t40"."vcenter",
                "t40"."environment",
                "t40"."virtual",
                "t40"."device",
                "t40"."homeless",
                "t40"."thing",
                "t40"."processors",
                "t40"."cores",
                "t40"."cpu_model",
                "t40"."cloud",
                "t40"."_of",
                "t40"."_at",
                "t40"."_for",
                "t40"."first",
                COALESCE("t40"."_at", "t40"."first") AS "place"
              FROM (
                SELECT
                  "t10"."product",
                  "t10"."machine",
                  "t10"."rows",
                  "t10"."version",
                  "t10"."vcpus",
                  "t10"."users",
                  "t10"."cluster",
                  "t10"."vcenter",
                  "t10"."environment",
                  "t10"."virtual",
                  "t10"."device",
                  "t10"."homeless",
                  "t10"."thing",
                  "t10"."processors",
                  "t10"."cores",
                  "t10"."cpu_model",
                  "t10"."cloud",
                  "t35"."_of",
                  "t35"."_at",
                  "t39"."_for",
                  "t39"."first"
                FROM (
                  SELECT
                    *
                  FROM "t4" AS "t5"
                  WHERE
                    "t5"."device" = 0
                ) AS "t10"
                LEFT OUTER JOIN (
                  SELECT
                    "t32"."product" AS "_of",
                    "t32"."thing" AS "_at"
                  FROM "t31" AS "t32"
                ) AS "t35"
                  ON "t10"."product" = "t35"."_of" AND "t10"."thing" = "t35"."_at"
                LEFT OUTER JOIN (
                  SELECT
                    "t36"."product" AS "_for",
                    "t36"."first"
                  FROM (
                    SELECT
                      "t32"."product",
                      MIN("t32"."thing") AS "first"
                    FROM "t31" AS "t32"
                    GROUP BY
                      1
                  ) AS "t36"
                ) AS "t39"
                  ON "t10"."product" = "t39"."_for"
              ) AS "t40"
            ) AS "t41"
            GROUP BY
              1,
              2
          ) AS "t42"
        ) AS "t44"
          ON "t37"."product" = "t44"."_product" AND "t37"."thing" = "t44"."_thing"
      ) AS "t45"
    ) AS "t46"
  ) AS "t47"
  WHERE
    "t47"."_why_not" IS NULL AND "t47"."cores" IS NOT NULL
), "t57" AS (
  SELECT
    "t54"."product",
    "t54"."factor",
    "t54"."in_cloud",
    "t54"."exact",
    "t54"."first",
    CAST(CAST(CEIL(CAST(ROUND("t54"."exact", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) - CAST(ROUND("t54"."exact", 6) AS DOUBLE) AS "missing"
  FROM (
    SELECT
      "t52"."product",
      "t52"."factor",
      "t52"."in_cloud",
      SUM("t52"."_exact") AS "exact",
      MIN(IF("t52"."cores" IS NOT NULL, "t52"."thing", CAST(NULL AS VARCHAR))) AS "first"
    FROM (
      SELECT
        "t49"."product",
        "t49"."thing",
        "t49"."machines",
        "t49"."homeless",
        "t49"."cores",
        "t49"."factor",
        "t49"."factor_text",
        "t49"."family",
        "t49"."reach",
        "t49"."each",
        "t49"."in_cloud",
        "t49"."per",
        "t49"."_stop",
        "t49"."users",
        "t49"."most",
        "t49"."unknown",
        "t49"."_why_not",
        IF("t49"."cores" IS NOT NULL, "t49"."cores" * "t49"."factor", CAST(0.0 AS DOUBLE)) AS "_exact"
      FROM "t48" AS "t49"
    ) AS "t52"
    GROUP BY
      1,
      2,
      3
  ) AS "t54"
), "t71" AS (
  SELECT
    "t70"."product",
    "t70"."thing",
    "t70"."machines",
    "t70"."homeless",
    "t70"."cores",
    "t70"."factor",
    "t70"."factor_text",
    "t70"."family",
    "t70"."reach",
    "t70"."each",
    "t70"."in_cloud",
    "t70"."per",
    "t70"."_stop",
    "t70"."users",
    "t70"."most",
    "t70"."unknown",
    "t70"."_why_not",
    "t70"."by_cores",
    "t70"."rounded",
    "t70"."added",
    "t70"."per" * "t70"."rounded" AS "part",
    "t70"."per" * "t70"."cores" * "t70"."factor" AS "alone",
    CAST(NULL AS DOUBLE) AS "fewest",
    "t70"."per" AS "step",
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    COALESCE(CAST(CAST("t70"."per" AS BIGINT) AS VARCHAR), '?'),
                    ' for each processor, '
                  ),
                  COALESCE("t70"."each", '?')
                ),
                ' × '
              ),
              COALESCE("t70"."factor_text", '?')
            ),
            ' ('
          ),
          COALESCE("t70"."family", '?')
        ),
        ')'
      ),
      COALESCE("t70"."reach", '?')
    ) AS "why"
  FROM (
    SELECT
      "t69"."product",
      "t69"."thing",
      "t69"."machines",
      "t69"."homeless",
      "t69"."cores",
      "t69"."factor",
      "t69"."factor_text",
      "t69"."family",
      "t69"."reach",
      "t69"."each",
      "t69"."in_cloud",
      "t69"."per",
      "t69"."_stop",
      "t69"."users",
      "t69"."most",
      "t69"."unknown",
      "t69"."_why_not",
      "t69"."by_cores",
      "t69"."rounded",
      "t69"."added"
    FROM (
      SELECT
        "t68"."product",
        "t68"."thing",
        "t68"."machines",
        "t68"."homeless",
        "t68"."cores",
        "t68"."factor",
        "t68"."factor_text",
        "t68"."family",
        "t68"."reach",
        "t68"."each",
        "t68"."in_cloud",
        "t68"."per",
        "t68"."_stop",
        "t68"."users",
        "t68"."most",
        "t68"."unknown",
        "t68"."_why_not",
        "t68"."missing",
        "t68"."first",
        "t68"."factors",
        "t68"."_product",
        "t68"."_factor",
        "t68"."_in_cloud",
        (
          "t68"."cores" * "t68"."factor"
        ) + IF(
          COALESCE((
            "t68"."missing" IS NOT NULL
          ) AND (
            "t68"."factors" > 1
          ), FALSE),
          "t68"."missing",
          CAST(0.0 AS DOUBLE)
        ) AS "by_cores",
        (
          "t68"."cores" * "t68"."factor"
        ) + COALESCE("t68"."missing", CAST(0.0 AS DOUBLE)) AS "rounded",
        IF(
          COALESCE((
            "t68"."missing" IS NOT NULL
          ) AND (
            "t68"."factors" > 1
          ), FALSE),
          CONCAT(
            CONCAT(
              COALESCE(
                IF(
                  "t68"."in_cloud" > 0,
                  '; all vCPUs in clouds with factor ',
                  '; all cores with factor '
                ),
                '?'
              ),
              COALESCE("t68"."factor_text", '?')
            ),
            ' are added up before they are rounded up, which is counted here'
          ),
          ''
        ) AS "added"
      FROM (
        SELECT
          "t51"."product",
          "t51"."thing",
          "t51"."machines",
          "t51"."homeless",
          "t51"."cores",
          "t51"."factor",
          "t51"."factor_text",
          "t51"."family",
          "t51"."reach",
          "t51"."each",
          "t51"."in_cloud",
          "t51"."per",
          "t51"."_stop",
          "t51"."users",
          "t51"."most",
          "t51"."unknown",
          "t51"."_why_not",
          "t67"."missing",
          "t67"."first",
          "t67"."factors",
          "t67"."_product",
          "t67"."_factor",
          "t67"."_in_cloud"
        FROM "t48" AS "t51"
        LEFT OUTER JOIN (
          SELECT
            "t65"."missing",
            "t65"."first",
            "t65"."factors",
            "t65"."product" AS "_product",
            "t65"."factor" AS "_factor",
            "t65"."in_cloud" AS "_in_cloud"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t59"."product",
                "t59"."factor",
                "t59"."in_cloud",
                "t59"."exact",
                "t59"."first",
                "t59"."missing",
                "t63"."_product",
                "t63"."factors"
              FROM "t57" AS "t59"
              LEFT OUTER JOIN (
                SELECT
                  "t61"."product" AS "_product",
                  "t61"."factors"
                FROM (
                  SELECT
                    "t60"."product",
                    COUNT(*) AS "factors"
                  FROM (
                    SELECT
                      *
                    FROM "t57" AS "t58"
                    WHERE
                      "t58"."first" IS NOT NULL
                  ) AS "t60"
                  GROUP BY
                    1
                ) AS "t61"
              ) AS "t63"
                ON "t59"."product" = "t63"."_product"
            ) AS "t64"
            WHERE
              "t64"."missing" > 0
          ) AS "t65"
        ) AS "t67"
          ON "t51"."product" = "t67"."_product"
          AND "t51"."factor" = "t67"."_factor"
          AND "t51"."in_cloud" = "t67"."_in_cloud"
          AND "t51"."thing" = "t67"."first"
      ) AS "t68"
    ) AS "t69"
  ) AS "t70"
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
          "t77"."product",
          "t77"."thing",
          "t77"."machines",
          IF("t77"."_reason" IS NULL, "t77"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
          COALESCE("t77"."_reason", "t77"."_rule") AS "rule",
          IF("t77"."_reason" IS NULL, "t77"."_alone", CAST(NULL AS DOUBLE)) AS "alone",
          IF("t77"."_reason" IS NULL, "t77"."_alone_rule", CAST(NULL AS VARCHAR)) AS "alone_rule",
          IF("t77"."_reason" IS NULL, "t77"."_people", CAST(NULL AS DOUBLE)) AS "people",
          IF("t77"."_reason" IS NULL, "t77"."_least", CAST(NULL AS DOUBLE)) AS "least",
          IF("t77"."_reason" IS NULL, "t77"."_step", CAST(NULL AS DOUBLE)) AS "step",
          IF("t77"."_reason" IS NULL, "t77"."_version", CAST(NULL AS VARCHAR)) AS "version"
        FROM (
          SELECT
            "t73"."product",
            "t73"."thing",
            "t73"."machines",
            "t73"."part" + COALESCE("t76"."beyond", CAST(0.0 AS DOUBLE)) AS "_quantity",
            CONCAT(
              COALESCE(CONCAT('part of the common minimum: ', COALESCE("t73"."why", '?')), '?'),
              COALESCE(COALESCE("t76"."said", ''), '?')
            ) AS "_rule",
            CAST(NULL AS VARCHAR) AS "_reason",
            "t73"."alone" AS "_alone",
            CONCAT('part of the common minimum: ', COALESCE("t73"."why", '?')) AS "_alone_rule",
            CAST(COALESCE("t73"."users", 0) AS DOUBLE) AS "_people",
            "t73"."fewest" AS "_least",
            CAST("t73"."step" AS DOUBLE) AS "_step",
            CAST(NULL AS VARCHAR) AS "_version"
          FROM "t71" AS "t73"
          LEFT OUTER JOIN (
            SELECT
              "t74"."lead",
              "t74"."product" AS "_of",
              IF(
                (
                  CAST(COALESCE("t74"."people", 0) AS DOUBLE) IS NOT NULL
                )
                AND (
                  CAST(CAST(CEIL(CAST(ROUND("t74"."minimum", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) IS NOT NULL
                ),
                IF(
                  CAST(COALESCE("t74"."people", 0) AS DOUBLE) >= CAST(CAST(CEIL(CAST(ROUND("t74"."minimum", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE),
                  CAST(COALESCE("t74"."people", 0) AS DOUBLE),
                  CAST(CAST(CEIL(CAST(ROUND("t74"."minimum", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE)
                ),
                NULL
              ) - "t74"."minimum" AS "beyond",
              CASE
                WHEN "t74"."people" IS NULL
                THEN CONCAT(
                  '; users not known, so at least ',
                  COALESCE(
                    CONCAT(
                      CONCAT(
                        'the minimum of ',
                        COALESCE(
                          CAST(CAST(CEIL(CAST(ROUND("t74"."minimum", 6) AS DOUBLE)) AS BIGINT) AS VARCHAR),
                          '?'
                        )
                      ),
                      ' for all servers together'
                    ),
                    '?'
                  )
                )
                WHEN "t74"."people" > CAST(CEIL(CAST(ROUND("t74"."minimum", 6) AS DOUBLE)) AS BIGINT)
                THEN CONCAT(
                  CONCAT(
                    CONCAT(
                      '; ',
                      COALESCE(
                        CONCAT(
                          COALESCE(
                            IF(
                              "t74"."people" = 1,
                              '1 user',
                              CONCAT(COALESCE(CAST("t74"."people" AS VARCHAR), '?'), ' users')
                            ),
                            '?'
                          ),
                          ' on all servers together'
                        ),
                        '?'
                      )
                    ),
                    ', more than '
                  ),
                  COALESCE(
                    CONCAT(
                      CONCAT(
                        'the minimum of ',
                        COALESCE(
                          CAST(CAST(CEIL(CAST(ROUND("t74"."minimum", 6) AS DOUBLE)) AS BIGINT) AS VARCHAR),
                          '?'
                        )
                      ),
                      ' for all servers together'
                    ),
                    '?'
                  )
                )
                ELSE CONCAT(
                  CONCAT(
                    CONCAT(
                      '; ',
                      COALESCE(
                        CONCAT(
                          COALESCE(
                            IF(
                              "t74"."people" = 1,
                              '1 user',
                              CONCAT(COALESCE(CAST("t74"."people" AS VARCHAR), '?'), ' users')
                            ),
                            '?'
                          ),
                          ' on all servers together'
                        ),
                        '?'
                      )
                    ),
                    ', so '
                  ),
                  COALESCE(
                    CONCAT(
                      CONCAT(
                        'the minimum of ',
                        COALESCE(
                          CAST(CAST(CEIL(CAST(ROUND("t74"."minimum", 6) AS DOUBLE)) AS BIGINT) AS VARCHAR),
                          '?'
                        )
                      ),
                      ' for all servers together'
                    ),
                    '?'
                  )
                )
              END AS "said"
            FROM (
              SELECT
                "t72"."product",
                SUM("t72"."part") AS "minimum",
                SUM("t72"."users") AS "people",
                MIN("t72"."thing") AS "lead"
              FROM "t71" AS "t72"
              GROUP BY
                1
            ) AS "t74"
          ) AS "t76"
            ON "t73"."product" = "t76"."_of" AND "t73"."thing" = "t76"."lead"
        ) AS "t77"
      ) AS "t78"
    ) AS "t79"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t53"."product",
          "t53"."thing",
          "t53"."machines",
          IF("t53"."_reason" IS NULL, "t53"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
          COALESCE("t53"."_reason", "t53"."_rule") AS "rule",
          "t53"."_alone" AS "alone",
          "t53"."_alone_rule" AS "alone_rule",
          "t53"."_people" AS "people",
          "t53"."_least" AS "least",
          "t53"."_step" AS "step",
          "t53"."_version" AS "version"
        FROM (
          SELECT
            "t50"."product",
            "t50"."thing",
            "t50"."machines",
            CAST(0.0 AS DOUBLE) AS "_quantity",
            '' AS "_rule",
            CASE
              WHEN (
                "t50"."cores" IS NULL
              ) AND (
                "t50"."homeless" > 0
              )
              THEN CONCAT(
                CONCAT('not counted: the host of ', COALESCE("t50"."thing", '?')),
                ' is not known; name its host, or the public cloud that it is in as its environment'
              )
              WHEN "t50"."cores" IS NULL
              THEN CONCAT(
                CONCAT('not counted: the cores of ', COALESCE("t50"."thing", '?')),
                ' are not known'
              )
              WHEN "t50"."_why_not" IS NOT NULL
              THEN "t50"."_why_not"
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
              *
            FROM (
              SELECT
                "t46"."product",
                "t46"."thing",
                "t46"."machines",
                "t46"."homeless",
                "t46"."cores",
                "t46"."factor",
                "t46"."factor_text",
                "t46"."family",
                "t46"."reach",
                "t46"."each",
                "t46"."in_cloud",
                "t46"."per",
                "t46"."_stop",
                "t46"."users",
                "t46"."most",
                "t46"."unknown",
                "t46"."_why_not"
              FROM (
                SELECT
                  "t45"."product",
                  "t45"."thing",
                  "t45"."machines",
                  "t45"."homeless",
                  "t45"."cores",
                  "t45"."factor",
                  "t45"."factor_text",
                  "t45"."family",
                  "t45"."reach",
                  "t45"."each",
                  "t45"."in_cloud",
                  "t45"."per",
                  "t45"."_stop",
                  "t45"."_product",
                  "t45"."_thing",
                  "t45"."users",
                  "t45"."most",
                  "t45"."unknown",
                  COALESCE("t45"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
                FROM (
                  SELECT
                    "t37"."product",
                    "t37"."thing",
                    "t37"."machines",
                    "t37"."homeless",
                    "t37"."cores",
                    "t37"."factor",
                    "t37"."factor_text",
                    "t37"."family",
                    "t37"."reach",
                    "t37"."each",
                    "t37"."in_cloud",
                    "t37"."per",
                    "t37"."_stop",
                    "t44"."_product",
                    "t44"."_thing",
                    "t44"."users",
                    "t44"."most",
                    "t44"."unknown"
                  FROM (
                    SELECT
                      "t32"."product",
                      "t32"."thing",
                      "t32"."machines",
                      "t32"."homeless",
                      "t32"."cores",
                      "t32"."factor",
                      "t32"."factor_text",
                      "t32"."family",
                      "t32"."reach",
                      "t32"."each",
                      "t32"."in_cloud",
                      "t32"."per",
                      CAST(NULL AS VARCHAR) AS "_stop"
                    FROM "t31" AS "t32"
                  ) AS "t37"
                  LEFT OUTER JOIN (
                    SELECT
                      "t42"."product" AS "_product",
                      "t42"."place" AS "_thing",
                      "t42"."users",
                      "t42"."most",
                      "t42"."unknown"
                    FROM (
                      SELECT
                        "t41"."product",
                        "t41"."place",
                        SUM("t41"."users") AS "users",
                        MAX("t41"."users") AS "most",
                        SUM(IF("t41"."users" IS NULL, 1, 0)) AS "unknown"
                      FROM (
                        SELECT
                          "t40"."product",
                          "t40"."machine",
                          "t40"."rows",
                          "t40"."version",
                          "t40"."vcpus",
                          "t40"."users",
                          "t40"."cluster",
                          "t40"."vcenter",
                          "t40"."environment",
                          "t40"."virtual",
                          "t40"."device",
                          "t40"."homeless",
                          "t40"."thing",
                          "t40"."processors",
                          "t40"."cores",
                          "t40"."cpu_model",
                          "t40"."cloud",
                          "t40"."_of",
                          "t40"."_at",
                          "t40"."_for",
                          "t40"."first",
                          COALESCE("t40"."_at", "t40"."first") AS "place"
                        FROM (
                          SELECT
                            "t10"."product",
                            "t10"."machine",
                            "t10"."rows",
                            "t10"."version",
                            "t10"."vcpus",
                            "t10"."users",
                            "t10"."cluster",
                            "t10"."vcenter",
                            "t10"."environment",
                            "t10"."virtual",
                            "t10"."device",
                            "t10"."homeless",
                            "t10"."thing",
                            "t10"."processors",
                            "t10"."cores",
                            "t10"."cpu_model",
                            "t10"."cloud",
                            "t35"."_of",
                            "t35"."_at",
                            "t39"."_for",
                            "t39"."first"
                          FROM (
                            SELECT
                              *
                            FROM "t4" AS "t5"
                            WHERE
                              "t5"."device" = 0
                          ) AS "t10"
                          LEFT OUTER JOIN (
                            SELECT
                              "t32"."product" AS "_of",
                              "t32"."thing" AS "_at"
                            FROM "t31" AS "t32"
                          ) AS "t35"
                            ON "t10"."product" = "t35"."_of" AND "t10"."thing" = "t35"."_at"
                          LEFT OUTER JOIN (
                            SELECT
                              "t36"."product" AS "_for",
                              "t36"."first"
                            FROM (
                              SELECT
                                "t32"."product",
                                MIN("t32"."thing") AS "first"
                              FROM "t31" AS "t32"
                              GROUP BY
                                1
                            ) AS "t36"
                          ) AS "t39"
                            ON "t10"."product" = "t39"."_for"
                        ) AS "t40"
                      ) AS "t41"
                      GROUP BY
                        1,
                        2
                    ) AS "t42"
                  ) AS "t44"
                    ON "t37"."product" = "t44"."_product" AND "t37"."thing" = "t44"."_thing"
                ) AS "t45"
              ) AS "t46"
            ) AS "t47"
            WHERE
              NOT (
                (
                  "t47"."_why_not" IS NULL
                ) AND (
                  "t47"."cores" IS NOT NULL
                )
              )
          ) AS "t50"
        ) AS "t53"
      ) AS "t55"
    ) AS "t56"
  ) AS "t80"
) AS "t81"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t15"."product",
      "t15"."thing",
      "t15"."machines",
      IF("t15"."_reason" IS NULL, "t15"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
      COALESCE("t15"."_reason", "t15"."_rule") AS "rule",
      "t15"."_alone" AS "alone",
      "t15"."_alone_rule" AS "alone_rule",
      "t15"."_people" AS "people",
      "t15"."_least" AS "least",
      "t15"."_step" AS "step",
      "t15"."_version" AS "version"
    FROM (
      SELECT
        "t12"."product",
        "t12"."thing",
        "t12"."machines",
        CAST(IF(COALESCE("t12"."users" > 0, FALSE), 0, 1) AS DOUBLE) AS "_quantity",
        IF(
          COALESCE("t12"."users" > 0, FALSE),
          'operated by people, who are counted where they use the program; the device is not counted again',
          'a device that nobody operates counts like a person'
        ) AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason",
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
          "t6"."homeless",
          "t6"."machine" AS "thing",
          "t6"."processors",
          "t6"."cores",
          "t6"."cpu_model",
          "t6"."cloud",
          "t6"."rows" AS "machines"
        FROM (
          SELECT
            *
          FROM "t4" AS "t5"
          WHERE
            "t5"."device" = 1
        ) AS "t6"
      ) AS "t12"
    ) AS "t15"
  ) AS "t19"
) AS "t21"
