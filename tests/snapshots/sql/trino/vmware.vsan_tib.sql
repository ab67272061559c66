SELECT
  "t11"."product",
  "t11"."thing",
  "t11"."machines",
  IF("t11"."_reason" IS NULL, "t11"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
  COALESCE("t11"."_reason", "t11"."_rule") AS "rule"
FROM (
  SELECT
    "t10"."product",
    "t10"."machines",
    "t10"."cores",
    "t10"."unknown",
    "t10"."thing",
    CAST(IF(
      (
        (
          120 - CAST(FLOOR("t10"."cores" * CAST('1.0' AS DOUBLE)) AS BIGINT)
        ) IS NOT NULL
      )
      AND (
        0 IS NOT NULL
      ),
      IF(
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
            IF(
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
          IF(
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
      IF("t9"."unknown" > 0, CAST(NULL AS BIGINT), "t9"."cores") AS "cores",
      "t9"."unknown",
      'vSAN capacity' AS "thing"
    FROM (
      SELECT
        "t8"."product",
        SUM("t8"."machines") AS "machines",
        SUM("t8"."by_cores") AS "cores",
        SUM(IF("t8"."by_cores" IS NULL, 1, 0)) AS "unknown"
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
          IF(
            (
              "t7"."cores" IS NOT NULL
            )
            AND (
              (
                "t7"."processors" * 16
              ) IS NOT NULL
            ),
            IF("t7"."cores" >= (
              "t7"."processors" * 16
            ), "t7"."cores", "t7"."processors" * 16),
            NULL
          ) AS "by_cores"
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
      GROUP BY
        1
    ) AS "t9"
  ) AS "t10"
) AS "t11"
