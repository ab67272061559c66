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
      THEN CAST('1.0' AS DOUBLE)
      WHEN "t8"."factor_row" IN (2, 5, 9)
      THEN CAST('0.25' AS DOUBLE)
      WHEN "t8"."factor_row" IN (7, 8, 12, 15, 16)
      THEN CAST('0.75' AS DOUBLE)
      ELSE CAST('0.5' AS DOUBLE)
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
      ELSE CONCAT(
        CONCAT('assumed, as for current x86 servers: “', COALESCE("t8"."cpu_model", '?')),
        '” is not in the core factor table of 2023-06, or its sockets are not known'
      )
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
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'ampere')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'altra')
        THEN 2
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'epyc')
        THEN 3
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'ultrasparc')
        AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 't1')
        AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), '1.4')
        THEN 4
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'ultrasparc')
        AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 't1')
        THEN 5
        WHEN (
          CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'ultrasparc')
          AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 't2+')
        )
        OR (
          CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'ultrasparc')
          AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 't2 plus')
        )
        THEN 6
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'ultrasparc')
        AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 't2')
        THEN 7
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'ultrasparc')
        THEN 8
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'sparc')
        AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 't3')
        THEN 9
        WHEN (
          CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'sparc64')
          AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), ' x')
        )
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'sparc64-x')
        THEN 10
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'sparc64')
        AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'vii+')
        THEN 11
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'sparc64')
        THEN 12
        WHEN (
          CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'sparc')
          AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 't4')
        )
        OR (
          CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'sparc')
          AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 't5')
        )
        OR (
          CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'sparc')
          AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 't7')
        )
        OR (
          CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'sparc')
          AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 't8')
        )
        THEN 13
        WHEN (
          CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'sparc')
          AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'm5')
        )
        OR (
          CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'sparc')
          AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'm6')
        )
        OR (
          CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'sparc')
          AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'm7')
        )
        OR (
          CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'sparc')
          AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'm8')
        )
        OR (
          CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'sparc')
          AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 's7')
        )
        THEN 14
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'pa-risc')
        THEN 15
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power5')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power4')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power 5')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power 4')
        THEN 16
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power6')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power7')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power8')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power9')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power10')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power11')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power 6')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power 7')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power 8')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power 9')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power 10')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'power 11')
        THEN 17
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'system z')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'ibm/s390')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'z13')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'z14')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'z15')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'z16')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'z17')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'linuxone')
        THEN 18
        WHEN REGEXP_LIKE(
          COALESCE(LOWER("t7"."cpu_model"), ''),
          CONCAT('.*', 'itanium.*(^|[^0-9])9[01][0-9][0-9]([^0-9]|$)', '.*'),
          'cs'
        )
        THEN 19
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'itanium')
        THEN 20
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'xeon')
        THEN 21
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'opteron')
        THEN 22
        WHEN CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'core(tm)')
        OR (
          CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'intel')
          AND CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'core i')
        )
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'pentium')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'celeron')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'atom(tm)')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'intel(r) n')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'ryzen')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'threadripper')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'athlon')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'phenom')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'turion')
        OR CONTAINS(COALESCE(LOWER("t7"."cpu_model"), ''), 'sempron')
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
), "t14" AS (
  SELECT
    "t13"."product",
    "t13"."factor",
    "t13"."exact",
    "t13"."first",
    CAST(CAST(CEIL(CAST(ROUND("t13"."exact", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) - CAST(ROUND("t13"."exact", 6) AS DOUBLE) AS "missing"
  FROM (
    SELECT
      "t12"."product",
      "t12"."factor",
      SUM("t12"."_exact") AS "exact",
      MIN(IFF("t12"."cores" IS NOT NULL, "t12"."thing", CAST(NULL AS VARCHAR))) AS "first"
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
        IFF("t10"."cores" IS NOT NULL, "t10"."cores" * "t10"."factor", 0.0) AS "_exact"
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
  IFF(
    "t29"."quantity" IS NULL,
    "t29"."rule",
    CONCAT("t29"."rule", '; Java SE Subscription price list of 2018-08')
  ) AS "rule"
FROM (
  SELECT
    "t28"."product",
    "t28"."thing",
    "t28"."machines",
    IFF("t28"."_reason" IS NULL, "t28"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
    COALESCE("t28"."_reason", "t28"."_rule") AS "rule"
  FROM (
    SELECT
      "t27"."product",
      "t27"."thing",
      "t27"."machines",
      "t27"."by_cores" AS "_quantity",
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    COALESCE(
                      IFF(
                        "t27"."cores" = 1,
                        '1 core',
                        CONCAT(COALESCE(CAST("t27"."cores" AS VARCHAR), '?'), ' cores')
                      ),
                      '?'
                    ),
                    ' × '
                  ),
                  COALESCE("t27"."factor_text", '?')
                ),
                ' ('
              ),
              COALESCE("t27"."family", '?')
            ),
            ')'
          ),
          COALESCE("t27"."reach", '?')
        ),
        COALESCE("t27"."added", '?')
      ) AS "_rule",
      CASE
        WHEN (
          "t27"."cores" IS NULL
        ) AND (
          "t27"."homeless" > 0
        )
        THEN CONCAT(CONCAT('not counted: the host of ', COALESCE("t27"."thing", '?')), ' is not known')
        WHEN "t27"."cores" IS NULL
        THEN CONCAT(
          CONCAT('not counted: the cores of ', COALESCE("t27"."thing", '?')),
          ' are not known'
        )
        ELSE NULL
      END AS "_reason"
    FROM (
      SELECT
        "t26".*
        EXCLUDE ("_factor", "_product", "factors", "first", "missing")
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
          ) + IFF(
            COALESCE((
              "t25"."missing" IS NOT NULL
            ) AND (
              "t25"."factors" > 1
            ), FALSE),
            "t25"."missing",
            0.0
          ) AS "by_cores",
          (
            "t25"."cores" * "t25"."factor"
          ) + COALESCE("t25"."missing", 0.0) AS "rounded",
          IFF(
            COALESCE((
              "t25"."missing" IS NOT NULL
            ) AND (
              "t25"."factors" > 1
            ), FALSE),
            CONCAT(
              CONCAT('; all cores with factor ', COALESCE("t25"."factor_text", '?')),
              ' are added up before they are rounded up, which is counted here'
            ),
            ''
          ) AS "added"
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
