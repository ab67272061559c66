SELECT
  "t6"."product",
  "t6"."thing",
  "t6"."machines",
  IF("t6"."_reason" IS NULL, "t6"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
  COALESCE("t6"."_reason", "t6"."_rule") AS "rule"
FROM (
  SELECT
    "t5"."product",
    "t5"."machines",
    "t5"."users",
    "t5"."unknown",
    "t5"."thing",
    IF(
      "t5"."users" IS NOT NULL,
      CAST('0.0' AS DOUBLE) + (
        IF("t5"."users" > 10, 10, IF("t5"."users" > 0, "t5"."users" - 0, 0)) * CAST('1.0' AS DOUBLE)
      ) + (
        IF("t5"."users" > 10, "t5"."users" - 10, 0) * CAST('0.5' AS DOUBLE)
      ),
      NULL
    ) AS "_quantity",
    CONCAT(
      CONCAT(
        '',
        COALESCE(
          IF(
            "t5"."users" = 1,
            '1 user',
            CONCAT(CONCAT('', COALESCE(CAST("t5"."users" AS VARCHAR), '?')), COALESCE(' users', '?'))
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
            CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('users', '?')),
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
      IF("t4"."unknown" > 0, CAST(NULL AS BIGINT), "t4"."users") AS "users",
      "t4"."unknown",
      'all users' AS "thing"
    FROM (
      SELECT
        "t3"."product",
        SUM("t3"."rows") AS "machines",
        SUM("t3"."users") AS "users",
        SUM(IF("t3"."users" IS NULL, 1, 0)) AS "unknown"
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
      GROUP BY
        1
    ) AS "t4"
  ) AS "t5"
) AS "t6"
