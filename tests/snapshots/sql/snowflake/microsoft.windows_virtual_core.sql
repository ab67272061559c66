SELECT
  "t8"."product",
  "t8"."thing",
  "t8"."machines",
  IFF("t8"."_reason" IS NULL, "t8"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
  COALESCE("t8"."_reason", "t8"."_rule") AS "rule"
FROM (
  SELECT
    "t7"."product",
    "t7"."machine",
    "t7"."rows",
    "t7"."version",
    "t7"."vcpus",
    "t7"."users",
    "t7"."cluster",
    "t7"."vcenter",
    "t7"."environment",
    "t7"."virtual",
    "t7"."device",
    "t7"."thing",
    "t7"."processors",
    "t7"."cores",
    "t7"."cpu_model",
    "t7"."machines",
    CAST(IFF(
      (
        "t7"."vcpus" IS NOT NULL
      ) AND (
        8 IS NOT NULL
      ),
      IFF("t7"."vcpus" >= 8, "t7"."vcpus", 8),
      NULL
    ) AS DOUBLE) AS "_quantity",
    CONCAT(
      CONCAT(
        '',
        COALESCE(
          IFF(
            "t7"."vcpus" = 1,
            '1 vCPU',
            CONCAT(CONCAT('', COALESCE(CAST("t7"."vcpus" AS VARCHAR), '?')), COALESCE(' vCPUs', '?'))
          ),
          '?'
        )
      ),
      COALESCE(
        ', at least 8 for each virtual machine (Windows Server licensing by virtual machine of 2022-10)',
        '?'
      )
    ) AS "_rule",
    CASE
      WHEN "t7"."vcpus" IS NULL
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('vCPUs', '?')),
            COALESCE(' of ', '?')
          ),
          COALESCE("t7"."thing", '?')
        ),
        COALESCE(' are not known', '?')
      )
      WHEN IFF(
        "t7"."virtual" = 0,
        CONCAT(
          CONCAT(CONCAT('', COALESCE('not counted: ', '?')), COALESCE("t7"."machine", '?')),
          COALESCE(' is no virtual machine; license it by its cores', '?')
        ),
        CAST(NULL AS VARCHAR)
      ) IS NOT NULL
      THEN IFF(
        "t7"."virtual" = 0,
        CONCAT(
          CONCAT(CONCAT('', COALESCE('not counted: ', '?')), COALESCE("t7"."machine", '?')),
          COALESCE(' is no virtual machine; license it by its cores', '?')
        ),
        CAST(NULL AS VARCHAR)
      )
      ELSE NULL
    END AS "_reason"
  FROM (
    SELECT
      "t6"."product",
      "t6"."machine",
      "t6"."rows",
      "t6"."version",
      IFF("t6"."virtual" = 0, 0, "t6"."vcpus") AS "vcpus",
      "t6"."users",
      "t6"."cluster",
      "t6"."vcenter",
      "t6"."environment",
      "t6"."virtual",
      "t6"."device",
      "t6"."thing",
      "t6"."processors",
      "t6"."cores",
      "t6"."cpu_model",
      "t6"."machines"
    FROM (
      SELECT
        "t5".*
        EXCLUDE ("homeless")
      FROM (
        SELECT
          "t4"."product",
          "t4"."machine",
          "t4"."rows",
          "t4"."version",
          "t4"."vcpus",
          "t4"."users",
          "t4"."cluster",
          "t4"."vcenter",
          "t4"."environment",
          "t4"."virtual",
          "t4"."device",
          "t4"."homeless",
          "t4"."machine" AS "thing",
          "t4"."processors",
          "t4"."cores",
          "t4"."cpu_model",
          "t4"."rows" AS "machines"
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
      ) AS "t5"
    ) AS "t6"
  ) AS "t7"
) AS "t8"
