SELECT
  "t12"."product",
  "t12"."thing",
  "t12"."machines",
  IFF("t12"."_reason" IS NULL, "t12"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
  COALESCE("t12"."_reason", "t12"."_rule") AS "rule"
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
    "t11"."base",
    "t11"."base_words",
    "t11"."hosted",
    "t11"."landing",
    "t11"."times",
    CAST("t11"."base" * "t11"."times" AS DOUBLE) AS "_quantity",
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(CONCAT('', COALESCE("t11"."base_words", '?')), COALESCE(' × ', '?')),
                COALESCE(CAST("t11"."times" AS VARCHAR), '?')
              ),
              COALESCE(' for ', '?')
            ),
            COALESCE(
              IFF(
                "t11"."hosted" = 1,
                '1 machine',
                CONCAT(
                  CONCAT('', COALESCE(CAST("t11"."hosted" AS VARCHAR), '?')),
                  COALESCE(' machines', '?')
                )
              ),
              '?'
            )
          ),
          COALESCE("t11"."landing", '?')
        ),
        COALESCE(', 2 to each full licensing (Windows Server licensing guide of 2016-10)', '?')
      ),
      COALESCE("t11"."reach", '?')
    ) AS "_rule",
    CASE
      WHEN (
        "t11"."cores" IS NULL
      ) AND (
        "t11"."homeless" > 0
      )
      THEN CONCAT(
        CONCAT(
          CONCAT('', COALESCE('not counted: the host of ', '?')),
          COALESCE("t11"."thing", '?')
        ),
        COALESCE(' is not known', '?')
      )
      WHEN "t11"."cores" IS NULL
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('cores', '?')),
            COALESCE(' of ', '?')
          ),
          COALESCE("t11"."thing", '?')
        ),
        COALESCE(' are not known', '?')
      )
      WHEN "t11"."processors" IS NULL
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('processors', '?')),
            COALESCE(' of ', '?')
          ),
          COALESCE("t11"."thing", '?')
        ),
        COALESCE(' are not known', '?')
      )
      ELSE NULL
    END AS "_reason"
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
      "t10"."base",
      "t10"."base_words",
      "t10"."hosted",
      "t10"."landing",
      IFF(
        (
          CAST(CEIL(CAST("t10"."hosted" AS DOUBLE) / 2) AS BIGINT) IS NOT NULL
        )
        AND (
          1 IS NOT NULL
        ),
        IFF(
          CAST(CEIL(CAST("t10"."hosted" AS DOUBLE) / 2) AS BIGINT) >= 1,
          CAST(CEIL(CAST("t10"."hosted" AS DOUBLE) / 2) AS BIGINT),
          1
        ),
        NULL
      ) AS "times"
    FROM (
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
        IFF(
          (
            IFF(
              (
                "t9"."cores" IS NOT NULL
              )
              AND (
                (
                  "t9"."processors" * 8
                ) IS NOT NULL
              ),
              IFF("t9"."cores" >= (
                "t9"."processors" * 8
              ), "t9"."cores", "t9"."processors" * 8),
              NULL
            ) IS NOT NULL
          )
          AND (
            16 IS NOT NULL
          ),
          IFF(
            IFF(
              (
                "t9"."cores" IS NOT NULL
              )
              AND (
                (
                  "t9"."processors" * 8
                ) IS NOT NULL
              ),
              IFF("t9"."cores" >= (
                "t9"."processors" * 8
              ), "t9"."cores", "t9"."processors" * 8),
              NULL
            ) >= 16,
            IFF(
              (
                "t9"."cores" IS NOT NULL
              )
              AND (
                (
                  "t9"."processors" * 8
                ) IS NOT NULL
              ),
              IFF("t9"."cores" >= (
                "t9"."processors" * 8
              ), "t9"."cores", "t9"."processors" * 8),
              NULL
            ),
            16
          ),
          NULL
        ) AS "base",
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                '',
                COALESCE(
                  IFF(
                    "t9"."cores" = 1,
                    '1 core',
                    CONCAT(CONCAT('', COALESCE(CAST("t9"."cores" AS VARCHAR), '?')), COALESCE(' cores', '?'))
                  ),
                  '?'
                )
              ),
              COALESCE(' on ', '?')
            ),
            COALESCE(
              IFF(
                "t9"."processors" = 1,
                '1 processor',
                CONCAT(
                  CONCAT('', COALESCE(CAST("t9"."processors" AS VARCHAR), '?')),
                  COALESCE(' processors', '?')
                )
              ),
              '?'
            )
          ),
          COALESCE(', at least 8 each and 16 in all', '?')
        ) AS "base_words",
        IFF("t9"."guests" > 0, "t9"."guests", "t9"."native") AS "hosted",
        '' AS "landing"
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
          '' AS "reach"
        FROM (
          SELECT
            "t7".*
            EXCLUDE ("vcpus_known", "vcpus_unknown")
          FROM (
            SELECT
              "t6"."product",
              "t6"."thing",
              "t6"."machines",
              "t6"."guests",
              "t6"."native",
              "t6"."vcpus_known",
              "t6"."vcpus_unknown",
              "t6"."homeless",
              "t6"."processors",
              "t6"."cores",
              "t6"."cpu_model",
              "t6"."version",
              "t6"."cluster",
              "t6"."vcenter",
              IFF("t6"."vcpus_unknown" > 0, CAST(NULL AS BIGINT), "t6"."vcpus_known") AS "vcpus"
            FROM (
              SELECT
                "t5"."product",
                "t5"."thing",
                SUM("t5"."rows") AS "machines",
                SUM("t5"."virtual") AS "guests",
                MAX(1 - "t5"."virtual") AS "native",
                SUM("t5"."virtual" * COALESCE("t5"."vcpus", 0)) AS "vcpus_known",
                SUM("t5"."virtual" * IFF("t5"."vcpus" IS NULL, 1, 0)) AS "vcpus_unknown",
                MAX("t5"."homeless") AS "homeless",
                MAX("t5"."processors") AS "processors",
                MAX("t5"."cores") AS "cores",
                MAX("t5"."cpu_model") AS "cpu_model",
                MAX("t5"."version") AS "version",
                MAX("t5"."cluster") AS "cluster",
                MAX("t5"."vcenter") AS "vcenter"
              FROM (
                SELECT
                  *
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
                WHERE
                  "t4"."device" = 0
              ) AS "t5"
              GROUP BY
                1,
                2
            ) AS "t6"
          ) AS "t7"
        ) AS "t8"
      ) AS "t9"
    ) AS "t10"
  ) AS "t11"
) AS "t12"
