SELECT
  "t5"."product",
  "t5"."thing",
  "t5"."machines",
  IFF("t5"."_reason" IS NULL, "t5"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
  COALESCE("t5"."_reason", "t5"."_rule") AS "rule",
  "t5"."_alone" AS "alone",
  "t5"."_alone_rule" AS "alone_rule",
  "t5"."_people" AS "people",
  "t5"."_least" AS "least",
  "t5"."_step" AS "step",
  "t5"."_version" AS "version"
FROM (
  SELECT
    "t4"."product",
    "t4"."thing",
    "t4"."machines",
    "t4"."employees" AS "_quantity",
    '1,200 employees, contractors and consultants, whoever uses Java (Java SE Universal Subscription price list of 2023-01: USD 12.00 each a month)' AS "_rule",
    CAST(NULL AS VARCHAR) AS "_reason",
    CAST(NULL AS DOUBLE) AS "_alone",
    CAST(NULL AS VARCHAR) AS "_alone_rule",
    CAST(NULL AS DOUBLE) AS "_people",
    CAST(NULL AS DOUBLE) AS "_least",
    CAST(NULL AS DOUBLE) AS "_step",
    CAST(NULL AS VARCHAR) AS "_version"
  FROM (
    SELECT
      "t3"."product",
      "t3"."machines",
      'all employees' AS "thing",
      1200.0 AS "employees"
    FROM (
      SELECT
        "t2"."product",
        SUM("t2"."rows") AS "machines"
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
      GROUP BY
        1
    ) AS "t3"
  ) AS "t4"
) AS "t5"
