SELECT
  "t6"."product",
  "t6"."thing",
  "t6"."machines",
  IFF("t6"."_reason" IS NULL, "t6"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
  COALESCE("t6"."_reason", "t6"."_rule") AS "rule"
FROM (
  SELECT
    "t5"."product",
    "t5"."machines",
    "t5"."users",
    "t5"."unknown",
    "t5"."thing",
    IFF(
      "t5"."users" IS NOT NULL,
      CAST('0.0' AS DOUBLE) + (
        IFF("t5"."users" > 10, 10, IFF("t5"."users" > 0, "t5"."users" - 0, 0)) * CAST('1.0' AS DOUBLE)
      ) + (
        IFF("t5"."users" > 10, "t5"."users" - 10, 0) * CAST('0.5' AS DOUBLE)
      ),
      NULL
    ) AS "_quantity",
    CONCAT(
      CONCAT(
        '',
        COALESCE(
          IFF(
            "t5"."users" = 1,
            '1 resource',
            CONCAT(
              CONCAT('', COALESCE(CAST("t5"."users" AS VARCHAR), '?')),
              COALESCE(' resources', '?')
            )
          ),
          '?'
        )
      ),
      COALESCE(', converted tier by tier (tiers 10:1, 0.5)', '?')
    ) AS "_rule",
    CASE
      WHEN "t5"."users" IS NULL
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('resources', '?')),
            COALESCE(' of ', '?')
          ),
          COALESCE("t5"."thing", '?')
        ),
        COALESCE(' are not known', '?')
      )
      ELSE NULL
    END AS "_reason"
  FROM (
    SELECT
      "t4"."product",
      "t4"."machines",
      IFF("t4"."unknown" > 0, CAST(NULL AS BIGINT), "t4"."users") AS "users",
      "t4"."unknown",
      'all resources' AS "thing"
    FROM (
      SELECT
        "t3"."product",
        SUM("t3"."rows") AS "machines",
        SUM("t3"."users") AS "users",
        SUM(IFF("t3"."users" IS NULL, 1, 0)) AS "unknown"
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
      GROUP BY
        1
    ) AS "t4"
  ) AS "t5"
) AS "t6"
