SELECT
  "t11"."product",
  "t11"."thing",
  "t11"."machines",
  IFF("t11"."_reason" IS NULL, "t11"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
  COALESCE("t11"."_reason", "t11"."_rule") AS "rule"
FROM (
  SELECT
    "t10"."product",
    "t10"."machines",
    "t10"."cores",
    "t10"."unknown",
    "t10"."thing",
    CAST(IFF(
      (
        (
          120 - CAST(FLOOR("t10"."cores" * CAST('1.0' AS DOUBLE)) AS BIGINT)
        ) IS NOT NULL
      )
      AND (
        0 IS NOT NULL
      ),
      IFF(
        (
          120 - CAST(FLOOR("t10"."cores" * CAST('1.0' AS DOUBLE)) AS BIGINT)
        ) >= 0,
        120 - CAST(FLOOR("t10"."cores" * CAST('1.0' AS DOUBLE)) AS BIGINT),
        0
      ),
      NULL
    ) AS DOUBLE) AS "_quantity",
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT('', COALESCE('120 TiB claimed, rounded up to 120; ', '?')),
              COALESCE(CAST(CAST(FLOOR("t10"."cores" * CAST('1.0' AS DOUBLE)) AS BIGINT) AS VARCHAR), '?')
            ),
            COALESCE(' included with ', '?')
          ),
          COALESCE(
            IFF(
              "t10"."cores" = 1,
              '1 core licence',
              CONCAT(
                CONCAT('', COALESCE(CAST("t10"."cores" AS VARCHAR), '?')),
                COALESCE(' core licences', '?')
              )
            ),
            '?'
          )
        ),
        COALESCE(
          IFF(
            (
              CAST(FLOOR("t10"."cores" * CAST('1.0' AS DOUBLE)) AS BIGINT) - 120
            ) > 0,
            CONCAT(
              CONCAT(
                CONCAT('', COALESCE(': ', '?')),
                COALESCE(
                  CAST(CAST(FLOOR("t10"."cores" * CAST('1.0' AS DOUBLE)) AS BIGINT) - 120 AS VARCHAR),
                  '?'
                )
              ),
              COALESCE(' TiB left over', '?')
            ),
            ''
          ),
          '?'
        )
      ),
      COALESCE(' (VMware core counting of 2025-05)', '?')
    ) AS "_rule",
    CASE
      WHEN "t10"."cores" IS NULL
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT('', COALESCE('not counted: the ', '?')),
              COALESCE('cores and processors', '?')
            ),
            COALESCE(' of ', '?')
          ),
          COALESCE("t10"."thing", '?')
        ),
        COALESCE(' are not known', '?')
      )
      ELSE NULL
    END AS "_reason"
  FROM (
    SELECT
      "t9"."product",
      "t9"."machines",
      IFF("t9"."unknown" > 0, CAST(NULL AS BIGINT), "t9"."cores") AS "cores",
      "t9"."unknown",
      'vSAN capacity' AS "thing"
    FROM (
      SELECT
        "t8"."product",
        SUM("t8"."machines") AS "machines",
        SUM("t8"."by_cores") AS "cores",
        SUM(IFF("t8"."by_cores" IS NULL, 1, 0)) AS "unknown"
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
          IFF(
            (
              "t7"."cores" IS NOT NULL
            )
            AND (
              (
                "t7"."processors" * 16
              ) IS NOT NULL
            ),
            IFF("t7"."cores" >= (
              "t7"."processors" * 16
            ), "t7"."cores", "t7"."processors" * 16),
            NULL
          ) AS "by_cores"
        FROM (
          SELECT
            "t6".*
            EXCLUDE ("vcpus_known", "vcpus_unknown")
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
              IFF("t5"."vcpus_unknown" > 0, CAST(NULL AS BIGINT), "t5"."vcpus_known") AS "vcpus"
            FROM (
              SELECT
                "t4"."product",
                "t4"."thing",
                SUM("t4"."rows") AS "machines",
                SUM("t4"."virtual") AS "guests",
                MAX(1 - "t4"."virtual") AS "native",
                SUM("t4"."virtual" * COALESCE("t4"."vcpus", 0)) AS "vcpus_known",
                SUM("t4"."virtual" * IFF("t4"."vcpus" IS NULL, 1, 0)) AS "vcpus_unknown",
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
                    IFF("t2"."active" > 0, CAST(NULL AS VARCHAR), "t2"."environment") AS "environment",
                    IFF(COALESCE("t2"."kind" = 'virtual', FALSE), 1, 0) AS "virtual",
                    IFF("t2"."kind" = 'device', 1, 0) AS "device",
                    IFF(COALESCE("t2"."kind" = 'virtual', FALSE) AND (
                      "t2"."host" IS NULL
                    ), 1, 0) AS "homeless",
                    IFF(
                      COALESCE("t2"."kind" = 'virtual', FALSE),
                      COALESCE("t2"."host", "t2"."machine"),
                      "t2"."machine"
                    ) AS "thing",
                    IFF(COALESCE("t2"."kind" = 'virtual', FALSE), "t2"."host_processors", "t2"."processors") AS "processors",
                    IFF(COALESCE("t2"."kind" = 'virtual', FALSE), "t2"."host_cores", "t2"."cores") AS "cores",
                    IFF(
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
                      MAX(IFF("t1"."environment" IS NULL, 1, 0)) AS "active",
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
                        IFF(TRIM("t0"."version", ' \t\n\r\x0b\f') = '', NULL, "t0"."version") AS "version",
                        "t0"."machine",
                        IFF(TRIM("t0"."kind", ' \t\n\r\x0b\f') = '', NULL, "t0"."kind") AS "kind",
                        IFF("t0"."processors" > 0, "t0"."processors", NULL) AS "processors",
                        IFF("t0"."cores" > 0, "t0"."cores", NULL) AS "cores",
                        IFF("t0"."vcpus" > 0, "t0"."vcpus", NULL) AS "vcpus",
                        IFF(TRIM("t0"."cpu_model", ' \t\n\r\x0b\f') = '', NULL, "t0"."cpu_model") AS "cpu_model",
                        IFF(TRIM("t0"."environment", ' \t\n\r\x0b\f') = '', NULL, "t0"."environment") AS "environment",
                        "t0"."users",
                        IFF(TRIM("t0"."host", ' \t\n\r\x0b\f') = '', NULL, "t0"."host") AS "host",
                        IFF("t0"."host_processors" > 0, "t0"."host_processors", NULL) AS "host_processors",
                        IFF("t0"."host_cores" > 0, "t0"."host_cores", NULL) AS "host_cores",
                        IFF(TRIM("t0"."host_cpu_model", ' \t\n\r\x0b\f') = '', NULL, "t0"."host_cpu_model") AS "host_cpu_model",
                        IFF(TRIM("t0"."cluster", ' \t\n\r\x0b\f') = '', NULL, "t0"."cluster") AS "cluster",
                        IFF(TRIM("t0"."vcenter", ' \t\n\r\x0b\f') = '', NULL, "t0"."vcenter") AS "vcenter"
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
      GROUP BY
        1
    ) AS "t9"
  ) AS "t10"
) AS "t11"
