SELECT
  "t10"."product",
  "t10"."thing",
  "t10"."machines",
  IFF("t10"."_reason" IS NULL, "t10"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
  COALESCE("t10"."_reason", "t10"."_rule") AS "rule",
  "t10"."_alone" AS "alone",
  "t10"."_alone_rule" AS "alone_rule",
  "t10"."_people" AS "people",
  "t10"."_least" AS "least",
  "t10"."_step" AS "step",
  "t10"."_version" AS "version"
FROM (
  SELECT
    "t9"."product",
    "t9"."thing",
    "t9"."machines",
    CAST(IFF(
      (
        IFF(
          (
            CAST(CEIL(CAST("t9"."processors" AS DOUBLE) / 2) AS BIGINT) IS NOT NULL
          )
          AND (
            CAST(CEIL(CAST("t9"."hosted" AS DOUBLE) / 2) AS BIGINT) IS NOT NULL
          ),
          IFF(
            CAST(CEIL(CAST("t9"."processors" AS DOUBLE) / 2) AS BIGINT) >= CAST(CEIL(CAST("t9"."hosted" AS DOUBLE) / 2) AS BIGINT),
            CAST(CEIL(CAST("t9"."processors" AS DOUBLE) / 2) AS BIGINT),
            CAST(CEIL(CAST("t9"."hosted" AS DOUBLE) / 2) AS BIGINT)
          ),
          NULL
        ) IS NOT NULL
      )
      AND (
        1 IS NOT NULL
      ),
      IFF(
        IFF(
          (
            CAST(CEIL(CAST("t9"."processors" AS DOUBLE) / 2) AS BIGINT) IS NOT NULL
          )
          AND (
            CAST(CEIL(CAST("t9"."hosted" AS DOUBLE) / 2) AS BIGINT) IS NOT NULL
          ),
          IFF(
            CAST(CEIL(CAST("t9"."processors" AS DOUBLE) / 2) AS BIGINT) >= CAST(CEIL(CAST("t9"."hosted" AS DOUBLE) / 2) AS BIGINT),
            CAST(CEIL(CAST("t9"."processors" AS DOUBLE) / 2) AS BIGINT),
            CAST(CEIL(CAST("t9"."hosted" AS DOUBLE) / 2) AS BIGINT)
          ),
          NULL
        ) >= 1,
        IFF(
          (
            CAST(CEIL(CAST("t9"."processors" AS DOUBLE) / 2) AS BIGINT) IS NOT NULL
          )
          AND (
            CAST(CEIL(CAST("t9"."hosted" AS DOUBLE) / 2) AS BIGINT) IS NOT NULL
          ),
          IFF(
            CAST(CEIL(CAST("t9"."processors" AS DOUBLE) / 2) AS BIGINT) >= CAST(CEIL(CAST("t9"."hosted" AS DOUBLE) / 2) AS BIGINT),
            CAST(CEIL(CAST("t9"."processors" AS DOUBLE) / 2) AS BIGINT),
            CAST(CEIL(CAST("t9"."hosted" AS DOUBLE) / 2) AS BIGINT)
          ),
          NULL
        ),
        1
      ),
      NULL
    ) AS DOUBLE) AS "_quantity",
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              COALESCE(
                IFF(
                  "t9"."processors" = 1,
                  '1 processor',
                  CONCAT(COALESCE(CAST("t9"."processors" AS VARCHAR), '?'), ' processors')
                ),
                '?'
              ),
              ' and '
            ),
            COALESCE(
              IFF(
                "t9"."hosted" = 1,
                '1 machine',
                CONCAT(COALESCE(CAST("t9"."hosted" AS VARCHAR), '?'), ' machines')
              ),
              '?'
            )
          ),
          COALESCE("t9"."landing", '?')
        ),
        ', 2 and 2 to a licence (Windows Server licensing datasheet of 2012-09)'
      ),
      COALESCE("t9"."reach", '?')
    ) AS "_rule",
    CASE
      WHEN (
        "t9"."processors" IS NULL
      ) AND (
        "t9"."homeless" > 0
      )
      THEN CONCAT(CONCAT('not counted: the host of ', COALESCE("t9"."thing", '?')), ' is not known')
      WHEN "t9"."processors" IS NULL
      THEN CONCAT(
        CONCAT('not counted: the processors of ', COALESCE("t9"."thing", '?')),
        ' are not known'
      )
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
      IFF("t8"."guests" > 0, "t8"."guests", "t8"."native") AS "hosted",
      '' AS "landing"
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
) AS "t10"
