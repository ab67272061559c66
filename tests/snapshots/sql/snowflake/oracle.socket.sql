SELECT
  "t14"."product",
  "t14"."thing",
  "t14"."machines",
  IFF("t14"."_reason" IS NULL, "t14"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
  COALESCE("t14"."_reason", "t14"."_rule") AS "rule"
FROM (
  SELECT
    "t13"."product",
    "t13"."thing",
    "t13"."machines",
    CAST("t13"."sockets_counted" AS DOUBLE) AS "_quantity",
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(COALESCE("t13"."counted_words", '?'), ' (no core factor; '),
              COALESCE("t13"."edition", '?')
            ),
            ': at most '
          ),
          COALESCE(CAST("t13"."_most" AS VARCHAR), '?')
        ),
        ' a server, Standard Edition rules of 2015-09)'
      ),
      COALESCE("t13"."reach", '?')
    ) AS "_rule",
    CASE
      WHEN (
        "t13"."processors" IS NULL
      ) AND (
        "t13"."homeless" > 0
      )
      THEN CONCAT(CONCAT('not counted: the host of ', COALESCE("t13"."thing", '?')), ' is not known')
      WHEN "t13"."processors" IS NULL
      THEN CONCAT(
        CONCAT('not counted: the sockets of ', COALESCE("t13"."thing", '?')),
        ' are not known'
      )
      WHEN "t13"."refused" IS NOT NULL
      THEN "t13"."refused"
      ELSE NULL
    END AS "_reason"
  FROM (
    SELECT
      "t12"."product",
      "t12"."thing",
      "t12"."machines",
      "t12"."guests",
      "t12"."native",
      "t12"."homeless",
      "t12"."processors",
      "t12"."cores",
      "t12"."cpu_model",
      "t12"."version",
      "t12"."cluster",
      "t12"."vcenter",
      "t12"."vcpus",
      "t12"."reach",
      "t12"."sockets",
      "t12"."chips",
      "t12"."_chips",
      "t12"."_module",
      "t12"."sockets_counted",
      "t12"."edition",
      "t12"."_most",
      "t12"."counted_words",
      IFF(
        IFF(
          (
            COALESCE("t12"."sockets", 0) IS NOT NULL
          )
          AND (
            "t12"."processors" IS NOT NULL
          ),
          IFF(
            COALESCE("t12"."sockets", 0) >= "t12"."processors",
            COALESCE("t12"."sockets", 0),
            "t12"."processors"
          ),
          NULL
        ) > "t12"."_most",
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(CONCAT('not eligible for ', COALESCE("t12"."edition", '?')), ': '),
                  COALESCE(
                    IFF(
                      COALESCE("t12"."sockets" > "t12"."processors", FALSE),
                      CONCAT(
                        CONCAT(
                          CONCAT(
                            COALESCE(
                              IFF(
                                "t12"."sockets" = 1,
                                '1 socket',
                                CONCAT(COALESCE(CAST("t12"."sockets" AS VARCHAR), '?'), ' sockets')
                              ),
                              '?'
                            ),
                            ', of which '
                          ),
                          COALESCE(CAST("t12"."processors" AS VARCHAR), '?')
                        ),
                        ' are occupied'
                      ),
                      IFF(
                        "t12"."processors" = 1,
                        '1 socket',
                        CONCAT(COALESCE(CAST("t12"."processors" AS VARCHAR), '?'), ' sockets')
                      )
                    ),
                    '?'
                  )
                ),
                ', and a server may have at most '
              ),
              COALESCE(CAST("t12"."_most" AS VARCHAR), '?')
            ),
            '; count it as Enterprise Edition'
          ),
          COALESCE("t12"."reach", '?')
        ),
        CAST(NULL AS VARCHAR)
      ) AS "refused"
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
        "t11"."sockets",
        "t11"."chips",
        "t11"."_chips",
        "t11"."_module",
        "t11"."sockets_counted",
        "t11"."edition",
        "t11"."_most",
        IFF(
          "t11"."_chips" > 1,
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT(
                      COALESCE(
                        COALESCE(
                          IFF(
                            "t11"."processors" = 1,
                            '1 occupied socket',
                            CONCAT(COALESCE(CAST("t11"."processors" AS VARCHAR), '?'), ' occupied sockets')
                          ),
                          '?'
                        ),
                        '?'
                      ),
                      ' × '
                    ),
                    COALESCE(CAST("t11"."_chips" AS VARCHAR), '?')
                  ),
                  ' chips each ('
                ),
                COALESCE("t11"."_module", '?')
              ),
              '; chips of a processor of 2007-01)'
            ),
            COALESCE(
              IFF(
                "t11"."sockets_counted" > "t11"."_most",
                CONCAT(
                  CONCAT(
                    CONCAT(
                      CONCAT(': more than the ', COALESCE(CAST("t11"."_most" AS VARCHAR), '?')),
                      ' that '
                    ),
                    COALESCE("t11"."edition", '?')
                  ),
                  ' allows, so that Enterprise Edition may be asked for'
                ),
                ''
              ),
              '?'
            )
          ),
          COALESCE(
            IFF(
              "t11"."processors" = 1,
              '1 occupied socket',
              CONCAT(COALESCE(CAST("t11"."processors" AS VARCHAR), '?'), ' occupied sockets')
            ),
            '?'
          )
        ) AS "counted_words"
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
          "t10"."sockets",
          "t10"."chips",
          "t10"."_chips",
          "t10"."_module",
          "t10"."processors" * "t10"."_chips" AS "sockets_counted",
          CASE
            WHEN CONTAINS(LOWER("t10"."product"), 'standard2')
            OR CONTAINS(LOWER("t10"."product"), 'standard_2')
            OR CONTAINS(LOWER("t10"."product"), 'standard_edition_2')
            OR CONTAINS(LOWER("t10"."product"), 'standard edition 2')
            THEN 'Standard Edition 2'
            WHEN CONTAINS(LOWER("t10"."product"), 'standard_one')
            OR CONTAINS(LOWER("t10"."product"), 'standard_edition_one')
            OR CONTAINS(LOWER("t10"."product"), 'standard edition one')
            OR CONTAINS(LOWER("t10"."product"), 'standard1')
            THEN 'Standard Edition One'
            WHEN CONTAINS(LOWER("t10"."product"), 'database_standard')
            OR CONTAINS(LOWER("t10"."product"), 'standard_edition')
            OR CONTAINS(LOWER("t10"."product"), 'standard edition')
            THEN 'Standard Edition'
            ELSE 'Standard Edition 2'
          END AS "edition",
          CAST(CASE
            WHEN CONTAINS(LOWER("t10"."product"), 'standard2')
            OR CONTAINS(LOWER("t10"."product"), 'standard_2')
            OR CONTAINS(LOWER("t10"."product"), 'standard_edition_2')
            OR CONTAINS(LOWER("t10"."product"), 'standard edition 2')
            THEN 2
            WHEN CONTAINS(LOWER("t10"."product"), 'standard_one')
            OR CONTAINS(LOWER("t10"."product"), 'standard_edition_one')
            OR CONTAINS(LOWER("t10"."product"), 'standard edition one')
            OR CONTAINS(LOWER("t10"."product"), 'standard1')
            THEN 2
            WHEN CONTAINS(LOWER("t10"."product"), 'database_standard')
            OR CONTAINS(LOWER("t10"."product"), 'standard_edition')
            OR CONTAINS(LOWER("t10"."product"), 'standard edition')
            THEN 4
            ELSE 2
          END AS BIGINT) AS "_most"
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
            "t9"."sockets",
            "t9"."chips",
            CAST(1 AS BIGINT) AS "_chips",
            '' AS "_module"
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
              "t8"."sockets",
              CAST(NULL AS BIGINT) AS "chips"
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
                CAST(NULL AS BIGINT) AS "sockets"
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
          ) AS "t9"
        ) AS "t10"
      ) AS "t11"
    ) AS "t12"
  ) AS "t13"
) AS "t14"
