SELECT
  "t15"."product",
  "t15"."thing",
  "t15"."machines",
  IF("t15"."_reason" IS NULL, "t15"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
  COALESCE("t15"."_reason", "t15"."_rule") AS "rule"
FROM (
  SELECT
    "t14"."product",
    "t14"."thing",
    "t14"."machines",
    "t14"."guests",
    "t14"."native",
    "t14"."homeless",
    "t14"."processors",
    "t14"."cores",
    "t14"."cpu_model",
    "t14"."version",
    "t14"."cluster",
    "t14"."vcenter",
    "t14"."vcpus",
    "t14"."reach",
    "t14"."sockets",
    "t14"."chips",
    "t14"."_chips",
    "t14"."_module",
    "t14"."sockets_counted",
    "t14"."edition",
    "t14"."_most",
    "t14"."counted_words",
    "t14"."refused",
    CAST("t14"."sockets_counted" AS DOUBLE) AS "_quantity",
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT('', COALESCE("t14"."counted_words", '?')),
                COALESCE(' (no core factor; ', '?')
              ),
              COALESCE("t14"."edition", '?')
            ),
            COALESCE(': at most ', '?')
          ),
          COALESCE(CAST("t14"."_most" AS VARCHAR), '?')
        ),
        COALESCE(' a server, Standard Edition rules of 2015-09)', '?')
      ),
      COALESCE("t14"."reach", '?')
    ) AS "_rule",
    CASE
      WHEN (
        "t14"."processors" IS NULL
      ) AND (
        "t14"."homeless" > 0
      )
      THEN CONCAT(
        CONCAT(
          CONCAT('', COALESCE('not counted: the host of ', '?')),
          COALESCE("t14"."thing", '?')
        ),
        COALESCE(' is not known', '?')
      )
      WHEN "t14"."processors" IS NULL
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('sockets', '?')),
            COALESCE(' of ', '?')
          ),
          COALESCE("t14"."thing", '?')
        ),
        COALESCE(' are not known', '?')
      )
      WHEN "t14"."refused" IS NOT NULL
      THEN "t14"."refused"
      ELSE NULL
    END AS "_reason"
  FROM (
    SELECT
      "t13"."product",
      "t13"."thing",
      "t13"."machines",
      "t13"."guests",
      "t13"."native",
      "t13"."homeless",
      "t13"."processors",
      "t13"."cores",
      "t13"."cpu_model",
      "t13"."version",
      "t13"."cluster",
      "t13"."vcenter",
      "t13"."vcpus",
      "t13"."reach",
      "t13"."sockets",
      "t13"."chips",
      "t13"."_chips",
      "t13"."_module",
      "t13"."sockets_counted",
      "t13"."edition",
      "t13"."_most",
      "t13"."counted_words",
      IF(
        IF(
          (
            COALESCE("t13"."sockets", 0) IS NOT NULL
          )
          AND (
            "t13"."processors" IS NOT NULL
          ),
          IF(
            COALESCE("t13"."sockets", 0) >= "t13"."processors",
            COALESCE("t13"."sockets", 0),
            "t13"."processors"
          ),
          NULL
        ) > "t13"."_most",
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT(CONCAT('', COALESCE('not eligible for ', '?')), COALESCE("t13"."edition", '?')),
                    COALESCE(': ', '?')
                  ),
                  COALESCE(
                    IF(
                      COALESCE("t13"."sockets" > "t13"."processors", FALSE),
                      CONCAT(
                        CONCAT(
                          CONCAT(
                            CONCAT(
                              '',
                              COALESCE(
                                IF(
                                  "t13"."sockets" = 1,
                                  '1 socket',
                                  CONCAT(
                                    CONCAT('', COALESCE(CAST("t13"."sockets" AS VARCHAR), '?')),
                                    COALESCE(' sockets', '?')
                                  )
                                ),
                                '?'
                              )
                            ),
                            COALESCE(', of which ', '?')
                          ),
                          COALESCE(CAST("t13"."processors" AS VARCHAR), '?')
                        ),
                        COALESCE(' are occupied', '?')
                      ),
                      IF(
                        "t13"."processors" = 1,
                        '1 socket',
                        CONCAT(
                          CONCAT('', COALESCE(CAST("t13"."processors" AS VARCHAR), '?')),
                          COALESCE(' sockets', '?')
                        )
                      )
                    ),
                    '?'
                  )
                ),
                COALESCE(', and a server may have at most ', '?')
              ),
              COALESCE(CAST("t13"."_most" AS VARCHAR), '?')
            ),
            COALESCE('; count it as Enterprise Edition', '?')
          ),
          COALESCE("t13"."reach", '?')
        ),
        CAST(NULL AS VARCHAR)
      ) AS "refused"
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
        IF(
          "t12"."_chips" > 1,
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT(
                      CONCAT(
                        '',
                        COALESCE(
                          CONCAT(
                            '',
                            COALESCE(
                              IF(
                                "t12"."processors" = 1,
                                '1 occupied socket',
                                CONCAT(
                                  CONCAT('', COALESCE(CAST("t12"."processors" AS VARCHAR), '?')),
                                  COALESCE(' occupied sockets', '?')
                                )
                              ),
                              '?'
                            )
                          ),
                          '?'
                        )
                      ),
                      COALESCE(' × ', '?')
                    ),
                    COALESCE(CAST("t12"."_chips" AS VARCHAR), '?')
                  ),
                  COALESCE(' chips each (', '?')
                ),
                COALESCE("t12"."_module", '?')
              ),
              COALESCE('; chips of a processor of 2007-01)', '?')
            ),
            COALESCE(
              IF(
                "t12"."sockets_counted" > "t12"."_most",
                CONCAT(
                  CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT('', COALESCE(': more than the ', '?')),
                        COALESCE(CAST("t12"."_most" AS VARCHAR), '?')
                      ),
                      COALESCE(' that ', '?')
                    ),
                    COALESCE("t12"."edition", '?')
                  ),
                  COALESCE(' allows, so that Enterprise Edition may be asked for', '?')
                ),
                ''
              ),
              '?'
            )
          ),
          CONCAT(
            '',
            COALESCE(
              IF(
                "t12"."processors" = 1,
                '1 occupied socket',
                CONCAT(
                  CONCAT('', COALESCE(CAST("t12"."processors" AS VARCHAR), '?')),
                  COALESCE(' occupied sockets', '?')
                )
              ),
              '?'
            )
          )
        ) AS "counted_words"
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
          "t11"."processors" * "t11"."_chips" AS "sockets_counted",
          CASE
            WHEN FALSE
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard2') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard_2') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard_edition_2') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard edition 2') > 0
              )
            )
            THEN 'Standard Edition 2'
            WHEN FALSE
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard_one') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard_edition_one') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard edition one') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard1') > 0
              )
            )
            THEN 'Standard Edition One'
            WHEN FALSE
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'database_standard') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard_edition') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard edition') > 0
              )
            )
            THEN 'Standard Edition'
            ELSE 'Standard Edition 2'
          END AS "edition",
          CAST(CASE
            WHEN FALSE
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard2') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard_2') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard_edition_2') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard edition 2') > 0
              )
            )
            THEN 2
            WHEN FALSE
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard_one') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard_edition_one') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard edition one') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard1') > 0
              )
            )
            THEN 2
            WHEN FALSE
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'database_standard') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard_edition') > 0
              )
            )
            OR (
              TRUE AND (
                STRPOS(LOWER("t11"."product"), 'standard edition') > 0
              )
            )
            THEN 4
            ELSE 2
          END AS BIGINT) AS "_most"
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
            CAST(1 AS BIGINT) AS "_chips",
            '' AS "_module"
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
              CAST(NULL AS BIGINT) AS "chips"
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
                CAST(NULL AS BIGINT) AS "sockets"
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
            ) AS "t9"
          ) AS "t10"
        ) AS "t11"
      ) AS "t12"
    ) AS "t13"
  ) AS "t14"
) AS "t15"
