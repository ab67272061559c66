WITH "t4" AS (
  SELECT
    "t3"."product",
    "t3"."machine",
    "t3"."rows",
    "t3"."version",
    "t3"."vcpus",
    "t3"."users",
    "t3"."cluster",
    "t3"."vcenter",
    "t3"."environment",
    "t3"."virtual",
    "t3"."device",
    "t3"."homeless",
    IF("t3"."cloud" IS NOT NULL, "t3"."machine", "t3"."thing") AS "thing",
    "t3"."processors",
    "t3"."cores",
    "t3"."cpu_model",
    "t3"."cloud"
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
      "t2"."environment",
      "t2"."virtual",
      "t2"."device",
      "t2"."homeless",
      "t2"."thing",
      "t2"."processors",
      "t2"."cores",
      "t2"."cpu_model",
      IF(
        "t2"."device" = 0,
        CASE
          WHEN COALESCE(
            REGEXP_LIKE(
              LOWER(
                IF("t2"."thing" <> "t2"."machine", "t2"."thing", COALESCE("t2"."environment", ''))
              ),
              '(^|[^a-z0-9])(aws|amazon|ec2|rds|azure|gcp|gce|google)([^a-z0-9]|$)'
            ),
            FALSE
          )
          THEN 'authorized'
          WHEN COALESCE(
            REGEXP_LIKE(
              LOWER(
                IF("t2"."thing" <> "t2"."machine", "t2"."thing", COALESCE("t2"."environment", ''))
              ),
              '(^|[^a-z0-9])(oci|oracle cloud)([^a-z0-9]|$)'
            ),
            FALSE
          )
          THEN 'oci'
          ELSE CAST(NULL AS VARCHAR)
        END,
        CAST(NULL AS VARCHAR)
      ) AS "cloud"
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
        IF("t1"."active" > 0, CAST(NULL AS VARCHAR), "t1"."environment") AS "environment",
        IF(COALESCE("t1"."kind" = 'virtual', FALSE), 1, 0) AS "virtual",
        IF("t1"."kind" = 'device', 1, 0) AS "device",
        IF(COALESCE("t1"."kind" = 'virtual', FALSE) AND (
          "t1"."host" IS NULL
        ), 1, 0) AS "homeless",
        IF(
          COALESCE("t1"."kind" = 'virtual', FALSE),
          COALESCE("t1"."host", "t1"."machine"),
          "t1"."machine"
        ) AS "thing",
        IF(COALESCE("t1"."kind" = 'virtual', FALSE), "t1"."host_processors", "t1"."processors") AS "processors",
        IF(COALESCE("t1"."kind" = 'virtual', FALSE), "t1"."host_cores", "t1"."cores") AS "cores",
        IF(
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
            LOWER(
              IF(TRIM(' \t
\r\v\f' FROM "t0"."environment") = '', NULL, "t0"."environment")
            )
          ) AS "environment",
          MAX(
            IF(
              IF(TRIM(' \t
\r\v\f' FROM "t0"."environment") = '', NULL, "t0"."environment") IS NULL,
              1,
              0
            )
          ) AS "active",
          MAX("t0"."users") AS "users",
          MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."kind") = '', NULL, "t0"."kind")) AS "kind",
          MAX(
            IF(TRIM(' \t
\r\v\f' FROM "t0"."cpu_model") = '', NULL, "t0"."cpu_model")
          ) AS "cpu_model",
          MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."host") = '', NULL, "t0"."host")) AS "host",
          MAX(
            IF(
              TRIM(' \t
\r\v\f' FROM "t0"."host_cpu_model") = '',
              NULL,
              "t0"."host_cpu_model"
            )
          ) AS "host_cpu_model",
          MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."cluster") = '', NULL, "t0"."cluster")) AS "cluster",
          MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."vcenter") = '', NULL, "t0"."vcenter")) AS "vcenter",
          MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."version") = '', NULL, "t0"."version")) AS "version",
          MAX(IF("t0"."processors" > 0, "t0"."processors", NULL)) AS "processors",
          MAX(IF("t0"."cores" > 0, "t0"."cores", NULL)) AS "cores",
          MAX(IF("t0"."vcpus" > 0, "t0"."vcpus", NULL)) AS "vcpus",
          MAX(IF("t0"."host_processors" > 0, "t0"."host_processors", NULL)) AS "host_processors",
          MAX(IF("t0"."host_cores" > 0, "t0"."host_cores", NULL)) AS "host_cores"
        FROM "footprint" AS "t0"
        GROUP BY
          1,
          2
      ) AS "t1"
    ) AS "t2"
  ) AS "t3"
), "t35" AS (
  SELECT
    "t34"."product",
    "t34"."thing",
    "t34"."machines",
    "t34"."homeless",
    "t34"."processors",
    "t34"."sockets_counted",
    "t34"."edition",
    "t34"."words",
    "t34"."refused",
    "t34"."reach",
    "t34"."vcpus",
    IF(
      "t34"."vcpus" IS NOT NULL,
      CAST(IF(
        "t34"."each" IS NOT NULL,
        CAST(CEIL(CAST("t34"."vcpus" AS DOUBLE) / 8) AS BIGINT) * 10,
        CAST(NULL AS DOUBLE)
      ) AS BIGINT),
      "t34"."each"
    ) AS "each",
    "t34"."least"
  FROM (
    SELECT
      "t33"."product",
      "t33"."thing",
      "t33"."machines",
      "t33"."homeless",
      "t33"."processors",
      "t33"."sockets_counted",
      "t33"."edition",
      "t33"."words",
      "t33"."refused",
      "t33"."reach",
      "t33"."vcpus",
      COALESCE(
        CASE
          WHEN (
            STRPOS(LOWER("t33"."product"), 'standard2') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard_2') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard_edition_2') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard edition 2') > 0
          )
          THEN 10
          WHEN (
            STRPOS(LOWER("t33"."product"), 'standard_one') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard_edition_one') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard edition one') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard1') > 0
          )
          THEN CAST(NULL AS BIGINT)
          WHEN (
            STRPOS(LOWER("t33"."product"), 'database_standard') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard_edition') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard edition') > 0
          )
          THEN CAST(NULL AS BIGINT)
          WHEN STRPOS(LOWER("t33"."product"), 'weblogic') > 0
          THEN CAST(NULL AS BIGINT)
          ELSE 10
        END,
        CAST("t33"."sockets_counted" * CASE
          WHEN (
            STRPOS(LOWER("t33"."product"), 'standard2') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard_2') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard_edition_2') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard edition 2') > 0
          )
          THEN CAST(NULL AS BIGINT)
          WHEN (
            STRPOS(LOWER("t33"."product"), 'standard_one') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard_edition_one') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard edition one') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard1') > 0
          )
          THEN CAST(NULL AS BIGINT)
          WHEN (
            STRPOS(LOWER("t33"."product"), 'database_standard') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard_edition') > 0
          )
          OR (
            STRPOS(LOWER("t33"."product"), 'standard edition') > 0
          )
          THEN CAST(NULL AS BIGINT)
          WHEN STRPOS(LOWER("t33"."product"), 'weblogic') > 0
          THEN 10
          ELSE CAST(NULL AS BIGINT)
        END AS BIGINT)
      ) AS "each",
      CASE
        WHEN (
          STRPOS(LOWER("t33"."product"), 'standard2') > 0
        )
        OR (
          STRPOS(LOWER("t33"."product"), 'standard_2') > 0
        )
        OR (
          STRPOS(LOWER("t33"."product"), 'standard_edition_2') > 0
        )
        OR (
          STRPOS(LOWER("t33"."product"), 'standard edition 2') > 0
        )
        THEN CAST(NULL AS BIGINT)
        WHEN (
          STRPOS(LOWER("t33"."product"), 'standard_one') > 0
        )
        OR (
          STRPOS(LOWER("t33"."product"), 'standard_edition_one') > 0
        )
        OR (
          STRPOS(LOWER("t33"."product"), 'standard edition one') > 0
        )
        OR (
          STRPOS(LOWER("t33"."product"), 'standard1') > 0
        )
        THEN 5
        WHEN (
          STRPOS(LOWER("t33"."product"), 'database_standard') > 0
        )
        OR (
          STRPOS(LOWER("t33"."product"), 'standard_edition') > 0
        )
        OR (
          STRPOS(LOWER("t33"."product"), 'standard edition') > 0
        )
        THEN 5
        WHEN STRPOS(LOWER("t33"."product"), 'weblogic') > 0
        THEN CAST(NULL AS BIGINT)
        ELSE CAST(NULL AS BIGINT)
      END AS "least"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t31"."product",
          "t31"."thing",
          "t31"."machines",
          "t31"."homeless",
          "t31"."processors",
          CAST("t31"."sockets_counted" AS DOUBLE) AS "sockets_counted",
          "t31"."edition",
          "t31"."words",
          "t31"."refused",
          "t31"."reach",
          "t31"."vcpus"
        FROM (
          SELECT
            "t30"."product",
            "t30"."thing",
            "t30"."machines",
            "t30"."homeless",
            "t30"."processors",
            "t30"."sockets_counted",
            "t30"."edition",
            "t30"."words",
            "t30"."refused",
            "t30"."reach",
            "t30"."vcpus"
          FROM (
            SELECT
              "t29"."product",
              "t29"."thing",
              "t29"."machines",
              "t29"."guests",
              "t29"."native",
              "t29"."homeless",
              "t29"."processors",
              "t29"."cores",
              "t29"."cpu_model",
              "t29"."version",
              "t29"."cluster",
              "t29"."vcenter",
              CAST(NULL AS BIGINT) AS "vcpus",
              "t29"."reach",
              "t29"."sockets",
              "t29"."chips",
              "t29"."_chips",
              "t29"."_module",
              "t29"."sockets_counted",
              "t29"."edition",
              "t29"."_most",
              "t29"."words",
              "t29"."refused"
            FROM (
              SELECT
                "t28"."product",
                "t28"."thing",
                "t28"."machines",
                "t28"."guests",
                "t28"."native",
                "t28"."homeless",
                "t28"."processors",
                "t28"."cores",
                "t28"."cpu_model",
                "t28"."version",
                "t28"."cluster",
                "t28"."vcenter",
                "t28"."vcpus",
                "t28"."reach",
                "t28"."sockets",
                "t28"."chips",
                "t28"."_chips",
                "t28"."_module",
                "t28"."sockets_counted",
                "t28"."edition",
                "t28"."_most",
                "t28"."words",
                CASE
                  WHEN IF(
                    (
                      COALESCE("t28"."sockets", 0) IS NOT NULL
                    )
                    AND (
                      "t28"."processors" IS NOT NULL
                    ),
                    IF(
                      COALESCE("t28"."sockets", 0) >= "t28"."processors",
                      COALESCE("t28"."sockets", 0),
                      "t28"."processors"
                    ),
                    NULL
                  ) > "t28"."_most"
                  THEN CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT(
                          CONCAT(
                            CONCAT(CONCAT('not eligible for ', COALESCE("t28"."edition", '?')), ': '),
                            COALESCE(
                              IF(
                                COALESCE("t28"."sockets" > "t28"."processors", FALSE),
                                CONCAT(
                                  CONCAT(
                                    CONCAT(
                                      COALESCE(
                                        IF(
                                          "t28"."sockets" = 1,
                                          '1 socket',
                                          CONCAT(COALESCE(CAST("t28"."sockets" AS VARCHAR), '?'), ' sockets')
                                        ),
                                        '?'
                                      ),
                                      ', of which '
                                    ),
                                    COALESCE(CAST("t28"."processors" AS VARCHAR), '?')
                                  ),
                                  ' are occupied'
                                ),
                                IF(
                                  "t28"."processors" = 1,
                                  '1 socket',
                                  CONCAT(COALESCE(CAST("t28"."processors" AS VARCHAR), '?'), ' sockets')
                                )
                              ),
                              '?'
                            )
                          ),
                          ', and a server may have at most '
                        ),
                        COALESCE(CAST("t28"."_most" AS VARCHAR), '?')
                      ),
                      '; count it as Enterprise Edition'
                    ),
                    COALESCE("t28"."reach", '?')
                  )
                  ELSE CAST(NULL AS VARCHAR)
                END AS "refused"
              FROM (
                SELECT
                  "t27"."product",
                  "t27"."thing",
                  "t27"."machines",
                  "t27"."guests",
                  "t27"."native",
                  "t27"."homeless",
                  "t27"."processors",
                  "t27"."cores",
                  "t27"."cpu_model",
                  "t27"."version",
                  "t27"."cluster",
                  "t27"."vcenter",
                  "t27"."vcpus",
                  "t27"."reach",
                  "t27"."sockets",
                  "t27"."chips",
                  "t27"."_chips",
                  "t27"."_module",
                  "t27"."sockets_counted",
                  "t27"."edition",
                  "t27"."_most",
                  CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT(
                          CONCAT(
                            CONCAT(
                              COALESCE(
                                IF(
                                  "t27"."_chips" > 1,
                                  CONCAT(
                                    COALESCE(
                                      CONCAT(
                                        CONCAT(
                                          CONCAT(
                                            CONCAT(
                                              CONCAT(
                                                COALESCE(
                                                  COALESCE(
                                                    IF(
                                                      "t27"."processors" = 1,
                                                      '1 occupied socket',
                                                      CONCAT(COALESCE(CAST("t27"."processors" AS VARCHAR), '?'), ' occupied sockets')
                                                    ),
                                                    '?'
                                                  ),
                                                  '?'
                                                ),
                                                ' × '
                                              ),
                                              COALESCE(CAST("t27"."_chips" AS VARCHAR), '?')
                                            ),
                                            ' chips each ('
                                          ),
                                          COALESCE("t27"."_module", '?')
                                        ),
                                        '; chips of a processor of 2007-01)'
                                      ),
                                      '?'
                                    ),
                                    COALESCE(
                                      IF(
                                        COALESCE("t27"."sockets_counted" > "t27"."_most", FALSE),
                                        CONCAT(
                                          CONCAT(
                                            CONCAT(
                                              CONCAT(': more than the ', COALESCE(CAST("t27"."_most" AS VARCHAR), '?')),
                                              ' that '
                                            ),
                                            COALESCE("t27"."edition", '?')
                                          ),
                                          ' allows, so that Enterprise Edition may be asked for'
                                        ),
                                        ''
                                      ),
                                      '?'
                                    )
                                  ),
                                  COALESCE(
                                    IF(
                                      "t27"."processors" = 1,
                                      '1 occupied socket',
                                      CONCAT(COALESCE(CAST("t27"."processors" AS VARCHAR), '?'), ' occupied sockets')
                                    ),
                                    '?'
                                  )
                                ),
                                '?'
                              ),
                              ' (no core factor; '
                            ),
                            COALESCE("t27"."edition", '?')
                          ),
                          ': '
                        ),
                        COALESCE(
                          IF(
                            "t27"."_most" IS NULL,
                            'servers of any size, ',
                            CONCAT(CONCAT('at most ', COALESCE(CAST("t27"."_most" AS VARCHAR), '?')), ' a server, ')
                          ),
                          '?'
                        )
                      ),
                      'Standard Edition rules of 2015-09)'
                    ),
                    COALESCE("t27"."reach", '?')
                  ) AS "words"
                FROM (
                  SELECT
                    "t26"."product",
                    "t26"."thing",
                    "t26"."machines",
                    "t26"."guests",
                    "t26"."native",
                    "t26"."homeless",
                    "t26"."processors",
                    "t26"."cores",
                    "t26"."cpu_model",
                    "t26"."version",
                    "t26"."cluster",
                    "t26"."vcenter",
                    "t26"."vcpus",
                    "t26"."reach",
                    "t26"."sockets",
                    "t26"."chips",
                    "t26"."_chips",
                    "t26"."_module",
                    "t26"."processors" * "t26"."_chips" AS "sockets_counted",
                    CASE
                      WHEN (
                        STRPOS(LOWER("t26"."product"), 'standard2') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard_2') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard_edition_2') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard edition 2') > 0
                      )
                      THEN 'Standard Edition 2'
                      WHEN (
                        STRPOS(LOWER("t26"."product"), 'standard_one') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard_edition_one') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard edition one') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard1') > 0
                      )
                      THEN 'Standard Edition One'
                      WHEN (
                        STRPOS(LOWER("t26"."product"), 'database_standard') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard_edition') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard edition') > 0
                      )
                      THEN 'Standard Edition'
                      WHEN STRPOS(LOWER("t26"."product"), 'weblogic') > 0
                      THEN 'WebLogic Server Standard Edition'
                      ELSE 'Standard Edition 2'
                    END AS "edition",
                    CASE
                      WHEN (
                        STRPOS(LOWER("t26"."product"), 'standard2') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard_2') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard_edition_2') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard edition 2') > 0
                      )
                      THEN 2
                      WHEN (
                        STRPOS(LOWER("t26"."product"), 'standard_one') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard_edition_one') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard edition one') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard1') > 0
                      )
                      THEN 2
                      WHEN (
                        STRPOS(LOWER("t26"."product"), 'database_standard') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard_edition') > 0
                      )
                      OR (
                        STRPOS(LOWER("t26"."product"), 'standard edition') > 0
                      )
                      THEN 4
                      WHEN STRPOS(LOWER("t26"."product"), 'weblogic') > 0
                      THEN CAST(NULL AS BIGINT)
                      ELSE 2
                    END AS "_most"
                  FROM (
                    SELECT
                      "t24"."product",
                      "t24"."thing",
                      "t24"."machines",
                      "t24"."guests",
                      "t24"."native",
                      "t24"."homeless",
                      "t24"."processors",
                      "t24"."cores",
                      "t24"."cpu_model",
                      "t24"."version",
                      "t24"."cluster",
                      "t24"."vcenter",
                      "t24"."vcpus",
                      "t24"."reach",
                      "t24"."sockets",
                      "t24"."chips",
                      CAST(1 AS BIGINT) AS "_chips",
                      '' AS "_module"
                    FROM (
                      SELECT
                        "t22"."product",
                        "t22"."thing",
                        "t22"."machines",
                        "t22"."guests",
                        "t22"."native",
                        "t22"."homeless",
                        "t22"."processors",
                        "t22"."cores",
                        "t22"."cpu_model",
                        "t22"."version",
                        "t22"."cluster",
                        "t22"."vcenter",
                        "t22"."vcpus",
                        "t22"."reach",
                        "t22"."sockets",
                        CAST(NULL AS BIGINT) AS "chips"
                      FROM (
                        SELECT
                          "t21"."product",
                          "t21"."thing",
                          "t21"."machines",
                          "t21"."guests",
                          "t21"."native",
                          "t21"."homeless",
                          "t21"."processors",
                          "t21"."cores",
                          "t21"."cpu_model",
                          "t21"."version",
                          "t21"."cluster",
                          "t21"."vcenter",
                          "t21"."vcpus",
                          "t21"."reach",
                          CAST(NULL AS BIGINT) AS "sockets"
                        FROM (
                          SELECT
                            "t19"."product",
                            "t19"."thing",
                            "t19"."machines",
                            "t19"."guests",
                            "t19"."native",
                            "t19"."homeless",
                            "t19"."processors",
                            "t19"."cores",
                            "t19"."cpu_model",
                            "t19"."version",
                            "t19"."cluster",
                            "t19"."vcenter",
                            "t19"."vcpus",
                            '' AS "reach"
                          FROM (
                            SELECT
                              "t18"."product",
                              "t18"."thing",
                              "t18"."machines",
                              "t18"."guests",
                              "t18"."native",
                              "t18"."homeless",
                              "t18"."processors",
                              "t18"."cores",
                              "t18"."cpu_model",
                              "t18"."version",
                              "t18"."cluster",
                              "t18"."vcenter",
                              "t18"."vcpus"
                            FROM (
                              SELECT
                                "t15"."product",
                                "t15"."thing",
                                "t15"."machines",
                                "t15"."guests",
                                "t15"."native",
                                "t15"."vcpus_known",
                                "t15"."vcpus_unknown",
                                "t15"."homeless",
                                "t15"."processors",
                                "t15"."cores",
                                "t15"."cpu_model",
                                "t15"."version",
                                "t15"."cluster",
                                "t15"."vcenter",
                                IF("t15"."vcpus_unknown" > 0, CAST(NULL AS BIGINT), "t15"."vcpus_known") AS "vcpus"
                              FROM (
                                SELECT
                                  "t13"."product",
                                  "t13"."thing",
                                  SUM("t13"."rows") AS "machines",
                                  SUM("t13"."virtual") AS "guests",
                                  MAX(1 - "t13"."virtual") AS "native",
                                  SUM("t13"."virtual" * COALESCE("t13"."vcpus", 0)) AS "vcpus_known",
                                  SUM("t13"."virtual" * IF("t13"."vcpus" IS NULL, 1, 0)) AS "vcpus_unknown",
                                  MAX("t13"."homeless") AS "homeless",
                                  MAX("t13"."processors") AS "processors",
                                  MAX("t13"."cores") AS "cores",
                                  MAX("t13"."cpu_model") AS "cpu_model",
                                  MAX("t13"."version") AS "version",
                                  MAX("t13"."cluster") AS "cluster",
                                  MAX("t13"."vcenter") AS "vcenter"
                                FROM (
                                  SELECT
                                    *
                                  FROM (
                                    SELECT
                                      "t9"."product",
                                      "t9"."machine",
                                      "t9"."rows",
                                      "t9"."version",
                                      "t9"."vcpus",
                                      "t9"."users",
                                      "t9"."cluster",
                                      "t9"."vcenter",
                                      "t9"."environment",
                                      "t9"."virtual",
                                      "t9"."device",
                                      "t9"."homeless",
                                      "t9"."thing",
                                      "t9"."processors",
                                      "t9"."cores",
                                      "t9"."cpu_model"
                                    FROM (
                                      SELECT
                                        *
                                      FROM "t4" AS "t5"
                                      WHERE
                                        "t5"."cloud" IS NULL
                                    ) AS "t9"
                                  ) AS "t11"
                                  WHERE
                                    "t11"."device" = 0
                                ) AS "t13"
                                GROUP BY
                                  1,
                                  2
                              ) AS "t15"
                            ) AS "t18"
                          ) AS "t19"
                        ) AS "t21"
                      ) AS "t22"
                    ) AS "t24"
                  ) AS "t26"
                ) AS "t27"
              ) AS "t28"
            ) AS "t29"
          ) AS "t30"
        ) AS "t31"
      ) AS "t32"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t23"."product",
          "t23"."thing",
          "t23"."machines",
          "t23"."homeless",
          "t23"."processors",
          "t23"."sockets_counted",
          "t23"."edition",
          "t23"."words",
          "t23"."refused",
          "t23"."reach",
          "t23"."vcpus"
        FROM (
          SELECT
            "t20"."product",
            "t20"."thing",
            "t20"."vcpus",
            "t20"."machines",
            "t20"."homeless",
            "t20"."processors",
            CAST("t20"."sockets_counted" AS DOUBLE) AS "sockets_counted",
            "t20"."edition",
            "t20"."words",
            "t20"."refused",
            "t20"."reach"
          FROM (
            SELECT
              "t8"."product",
              "t8"."thing",
              "t8"."vcpus",
              "t8"."rows" AS "machines",
              0 AS "homeless",
              CAST(CEIL(
                CAST("t8"."vcpus" AS DOUBLE) / CASE
                  WHEN "t8"."cloud" = 'authorized'
                  THEN 4
                  WHEN "t8"."cloud" = 'oci'
                  THEN 8
                  ELSE 4
                END
              ) AS BIGINT) AS "processors",
              CAST(CEIL(
                CAST("t8"."vcpus" AS DOUBLE) / CASE
                  WHEN "t8"."cloud" = 'authorized'
                  THEN 4
                  WHEN "t8"."cloud" = 'oci'
                  THEN 8
                  ELSE 4
                END
              ) AS BIGINT) AS "sockets_counted",
              CASE
                WHEN (
                  STRPOS(LOWER("t8"."product"), 'standard2') > 0
                )
                OR (
                  STRPOS(LOWER("t8"."product"), 'standard_2') > 0
                )
                OR (
                  STRPOS(LOWER("t8"."product"), 'standard_edition_2') > 0
                )
                OR (
                  STRPOS(LOWER("t8"."product"), 'standard edition 2') > 0
                )
                THEN 'Standard Edition 2'
                WHEN (
                  STRPOS(LOWER("t8"."product"), 'standard_one') > 0
                )
                OR (
                  STRPOS(LOWER("t8"."product"), 'standard_edition_one') > 0
                )
                OR (
                  STRPOS(LOWER("t8"."product"), 'standard edition one') > 0
                )
                OR (
                  STRPOS(LOWER("t8"."product"), 'standard1') > 0
                )
                THEN 'Standard Edition One'
                WHEN (
                  STRPOS(LOWER("t8"."product"), 'database_standard') > 0
                )
                OR (
                  STRPOS(LOWER("t8"."product"), 'standard_edition') > 0
                )
                OR (
                  STRPOS(LOWER("t8"."product"), 'standard edition') > 0
                )
                THEN 'Standard Edition'
                WHEN STRPOS(LOWER("t8"."product"), 'weblogic') > 0
                THEN 'WebLogic Server Standard Edition'
                ELSE 'Standard Edition 2'
              END AS "edition",
              CONCAT(
                CONCAT(
                  CONCAT(
                    COALESCE(
                      IF(
                        "t8"."vcpus" = 1,
                        '1 vCPU',
                        CONCAT(COALESCE(CAST("t8"."vcpus" AS VARCHAR), '?'), ' vCPUs')
                      ),
                      '?'
                    ),
                    ' in a cloud, each '
                  ),
                  COALESCE(
                    CAST(CAST(CASE
                      WHEN "t8"."cloud" = 'authorized'
                      THEN 4
                      WHEN "t8"."cloud" = 'oci'
                      THEN 8
                      ELSE 4
                    END AS BIGINT) AS VARCHAR),
                    '?'
                  )
                ),
                ' a socket, rounded up for each machine (cloud policy of 2017-01)'
              ) AS "words",
              IF(
                "t8"."cloud" IN ('authorized'),
                IF(
                  "t8"."vcpus" > CASE
                    WHEN (
                      STRPOS(LOWER("t8"."product"), 'standard2') > 0
                    )
                    OR (
                      STRPOS(LOWER("t8"."product"), 'standard_2') > 0
                    )
                    OR (
                      STRPOS(LOWER("t8"."product"), 'standard_edition_2') > 0
                    )
                    OR (
                      STRPOS(LOWER("t8"."product"), 'standard edition 2') > 0
                    )
                    THEN 8
                    WHEN (
                      STRPOS(LOWER("t8"."product"), 'standard_one') > 0
                    )
                    OR (
                      STRPOS(LOWER("t8"."product"), 'standard_edition_one') > 0
                    )
                    OR (
                      STRPOS(LOWER("t8"."product"), 'standard edition one') > 0
                    )
                    OR (
                      STRPOS(LOWER("t8"."product"), 'standard1') > 0
                    )
                    THEN 8
                    WHEN (
                      STRPOS(LOWER("t8"."product"), 'database_standard') > 0
                    )
                    OR (
                      STRPOS(LOWER("t8"."product"), 'standard_edition') > 0
                    )
                    OR (
                      STRPOS(LOWER("t8"."product"), 'standard edition') > 0
                    )
                    THEN 16
                    WHEN STRPOS(LOWER("t8"."product"), 'weblogic') > 0
                    THEN CAST(NULL AS BIGINT)
                    ELSE 8
                  END,
                  CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT(
                          CONCAT(
                            CONCAT(
                              'not eligible for ',
                              COALESCE(
                                CASE
                                  WHEN (
                                    STRPOS(LOWER("t8"."product"), 'standard2') > 0
                                  )
                                  OR (
                                    STRPOS(LOWER("t8"."product"), 'standard_2') > 0
                                  )
                                  OR (
                                    STRPOS(LOWER("t8"."product"), 'standard_edition_2') > 0
                                  )
                                  OR (
                                    STRPOS(LOWER("t8"."product"), 'standard edition 2') > 0
                                  )
                                  THEN 'Standard Edition 2'
                                  WHEN (
                                    STRPOS(LOWER("t8"."product"), 'standard_one') > 0
                                  )
                                  OR (
                                    STRPOS(LOWER("t8"."product"), 'standard_edition_one') > 0
                                  )
                                  OR (
                                    STRPOS(LOWER("t8"."product"), 'standard edition one') > 0
                                  )
                                  OR (
                                    STRPOS(LOWER("t8"."product"), 'standard1') > 0
                                  )
                                  THEN 'Standard Edition One'
                                  WHEN (
                                    STRPOS(LOWER("t8"."product"), 'database_standard') > 0
                                  )
                                  OR (
                                    STRPOS(LOWER("t8"."product"), 'standard_edition') > 0
                                  )
                                  OR (
                                    STRPOS(LOWER("t8"."product"), 'standard edition') > 0
                                  )
                                  THEN 'Standard Edition'
                                  WHEN STRPOS(LOWER("t8"."product"), 'weblogic') > 0
                                  THEN 'WebLogic Server Standard Edition'
                                  ELSE 'Standard Edition 2'
                                END,
                                '?'
                              )
                            ),
                            ': '
                          ),
                          COALESCE(
                            IF(
                              "t8"."vcpus" = 1,
                              '1 vCPU',
                              CONCAT(COALESCE(CAST("t8"."vcpus" AS VARCHAR), '?'), ' vCPUs')
                            ),
                            '?'
                          )
                        ),
                        ', and a machine may have at most '
                      ),
                      COALESCE(
                        CAST(CASE
                          WHEN (
                            STRPOS(LOWER("t8"."product"), 'standard2') > 0
                          )
                          OR (
                            STRPOS(LOWER("t8"."product"), 'standard_2') > 0
                          )
                          OR (
                            STRPOS(LOWER("t8"."product"), 'standard_edition_2') > 0
                          )
                          OR (
                            STRPOS(LOWER("t8"."product"), 'standard edition 2') > 0
                          )
                          THEN 8
                          WHEN (
                            STRPOS(LOWER("t8"."product"), 'standard_one') > 0
                          )
                          OR (
                            STRPOS(LOWER("t8"."product"), 'standard_edition_one') > 0
                          )
                          OR (
                            STRPOS(LOWER("t8"."product"), 'standard edition one') > 0
                          )
                          OR (
                            STRPOS(LOWER("t8"."product"), 'standard1') > 0
                          )
                          THEN 8
                          WHEN (
                            STRPOS(LOWER("t8"."product"), 'database_standard') > 0
                          )
                          OR (
                            STRPOS(LOWER("t8"."product"), 'standard_edition') > 0
                          )
                          OR (
                            STRPOS(LOWER("t8"."product"), 'standard edition') > 0
                          )
                          THEN 16
                          WHEN STRPOS(LOWER("t8"."product"), 'weblogic') > 0
                          THEN CAST(NULL AS BIGINT)
                          ELSE 8
                        END AS VARCHAR),
                        '?'
                      )
                    ),
                    ' (cloud policy of 2017-01); count it as Enterprise Edition'
                  ),
                  CAST(NULL AS VARCHAR)
                ),
                CAST(NULL AS VARCHAR)
              ) AS "refused",
              '' AS "reach"
            FROM (
              SELECT
                *
              FROM "t4" AS "t5"
              WHERE
                "t5"."cloud" IS NOT NULL
            ) AS "t8"
          ) AS "t20"
        ) AS "t23"
      ) AS "t25"
    ) AS "t33"
  ) AS "t34"
), "t52" AS (
  SELECT
    *
  FROM (
    SELECT
      "t50"."product",
      "t50"."thing",
      "t50"."machines",
      "t50"."homeless",
      "t50"."processors",
      "t50"."sockets_counted",
      "t50"."edition",
      "t50"."words",
      "t50"."refused",
      "t50"."reach",
      "t50"."vcpus",
      "t50"."each",
      "t50"."least",
      "t50"."_stop",
      "t50"."users",
      "t50"."most",
      "t50"."unknown",
      "t50"."_why_not"
    FROM (
      SELECT
        "t49"."product",
        "t49"."thing",
        "t49"."machines",
        "t49"."homeless",
        "t49"."processors",
        "t49"."sockets_counted",
        "t49"."edition",
        "t49"."words",
        "t49"."refused",
        "t49"."reach",
        "t49"."vcpus",
        "t49"."each",
        "t49"."least",
        "t49"."_stop",
        "t49"."_product",
        "t49"."_thing",
        "t49"."users",
        "t49"."most",
        "t49"."unknown",
        COALESCE("t49"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
      FROM (
        SELECT
          "t41"."product",
          "t41"."thing",
          "t41"."machines",
          "t41"."homeless",
          "t41"."processors",
          "t41"."sockets_counted",
          "t41"."edition",
          "t41"."words",
          "t41"."refused",
          "t41"."reach",
          "t41"."vcpus",
          "t41"."each",
          "t41"."least",
          "t41"."_stop",
          "t48"."_product",
          "t48"."_thing",
          "t48"."users",
          "t48"."most",
          "t48"."unknown"
        FROM (
          SELECT
            "t36"."product",
            "t36"."thing",
            "t36"."machines",
            "t36"."homeless",
            "t36"."processors",
            "t36"."sockets_counted",
            "t36"."edition",
            "t36"."words",
            "t36"."refused",
            "t36"."reach",
            "t36"."vcpus",
            "t36"."each",
            "t36"."least",
            "t36"."refused" AS "_stop"
          FROM "t35" AS "t36"
        ) AS "t41"
        LEFT OUTER JOIN (
          SELECT
            "t46"."product" AS "_product",
            "t46"."place" AS "_thing",
            "t46"."users",
            "t46"."most",
            "t46"."unknown"
          FROM (
            SELECT
              "t45"."product",
              "t45"."place",
              SUM("t45"."users") AS "users",
              MAX("t45"."users") AS "most",
              SUM(IF("t45"."users" IS NULL, 1, 0)) AS "unknown"
            FROM (
              SELECT
                "t44"."product",
                "t44"."machine",
                "t44"."rows",
                "t44"."version",
                "t44"."vcpus",
                "t44"."users",
                "t44"."cluster",
                "t44"."vcenter",
                "t44"."environment",
                "t44"."virtual",
                "t44"."device",
                "t44"."homeless",
                "t44"."thing",
                "t44"."processors",
                "t44"."cores",
                "t44"."cpu_model",
                "t44"."cloud",
                "t44"."_of",
                "t44"."_at",
                "t44"."_for",
                "t44"."first",
                COALESCE("t44"."_at", "t44"."first") AS "place"
              FROM (
                SELECT
                  "t10"."product",
                  "t10"."machine",
                  "t10"."rows",
                  "t10"."version",
                  "t10"."vcpus",
                  "t10"."users",
                  "t10"."cluster",
                  "t10"."vcenter",
                  "t10"."environment",
                  "t10"."virtual",
                  "t10"."device",
                  "t10"."homeless",
                  "t10"."thing",
                  "t10"."processors",
                  "t10"."cores",
                  "t10"."cpu_model",
                  "t10"."cloud",
                  "t39"."_of",
                  "t39"."_at",
                  "t43"."_for",
                  "t43"."first"
                FROM (
                  SELECT
                    *
                  FROM "t4" AS "t5"
                  WHERE
                    "t5"."device" = 0
                ) AS "t10"
                LEFT OUTER JOIN (
                  SELECT
                    "t36"."product" AS "_of",
                    "t36"."thing" AS "_at"
                  FROM "t35" AS "t36"
                ) AS "t39"
                  ON "t10"."product" = "t39"."_of" AND "t10"."thing" = "t39"."_at"
                LEFT OUTER JOIN (
                  SELECT
                    "t40"."product" AS "_for",
                    "t40"."first"
                  FROM (
                    SELECT
                      "t36"."product",
                      MIN("t36"."thing") AS "first"
                    FROM "t35" AS "t36"
                    GROUP BY
                      1
                  ) AS "t40"
                ) AS "t43"
                  ON "t10"."product" = "t43"."_for"
              ) AS "t44"
            ) AS "t45"
            GROUP BY
              1,
              2
          ) AS "t46"
        ) AS "t48"
          ON "t41"."product" = "t48"."_product" AND "t41"."thing" = "t48"."_thing"
      ) AS "t49"
    ) AS "t50"
  ) AS "t51"
  WHERE
    "t51"."_why_not" IS NULL AND "t51"."processors" IS NOT NULL
), "t63" AS (
  SELECT
    "t60"."product",
    "t60"."thing",
    "t60"."machines",
    "t60"."homeless",
    "t60"."processors",
    "t60"."sockets_counted",
    "t60"."edition",
    "t60"."words",
    "t60"."refused",
    "t60"."reach",
    "t60"."vcpus",
    "t60"."each",
    "t60"."least",
    "t60"."_stop",
    "t60"."users",
    "t60"."most",
    "t60"."unknown",
    "t60"."_why_not",
    "t60"."_of",
    "t60"."_first",
    CAST(COALESCE("t60"."each", IF("t60"."thing" = "t60"."_first", "t60"."least", 0)) AS DOUBLE) AS "part",
    CAST(COALESCE("t60"."each", 0) AS DOUBLE) AS "alone",
    CAST(NULL AS DOUBLE) AS "step",
    IF("t60"."each" IS NULL, "t60"."least", CAST(NULL AS BIGINT)) AS "fewest",
    CONCAT(
      COALESCE(
        IF(
          "t60"."each" IS NOT NULL,
          CONCAT(
            COALESCE(CAST("t60"."each" AS VARCHAR), '?'),
            COALESCE(
              IF(
                "t60"."vcpus" IS NOT NULL,
                ' for the machine''s vCPUs (cloud policy of 2017-01)',
                ' for each server (Standard Edition rules of 2015-09)'
              ),
              '?'
            )
          ),
          CONCAT(
            CONCAT(
              CONCAT(COALESCE(CAST("t60"."least" AS VARCHAR), '?'), ' in all with '),
              COALESCE("t60"."edition", '?')
            ),
            ' (Standard Edition rules of 2015-09)'
          )
        ),
        '?'
      ),
      COALESCE("t60"."reach", '?')
    ) AS "why"
  FROM (
    SELECT
      "t55"."product",
      "t55"."thing",
      "t55"."machines",
      "t55"."homeless",
      "t55"."processors",
      "t55"."sockets_counted",
      "t55"."edition",
      "t55"."words",
      "t55"."refused",
      "t55"."reach",
      "t55"."vcpus",
      "t55"."each",
      "t55"."least",
      "t55"."_stop",
      "t55"."users",
      "t55"."most",
      "t55"."unknown",
      "t55"."_why_not",
      "t58"."_of",
      "t58"."_first"
    FROM "t52" AS "t55"
    LEFT OUTER JOIN (
      SELECT
        "t56"."product" AS "_of",
        "t56"."_first"
      FROM (
        SELECT
          "t53"."product",
          MIN("t53"."thing") AS "_first"
        FROM "t52" AS "t53"
        GROUP BY
          1
      ) AS "t56"
    ) AS "t58"
      ON "t55"."product" = "t58"."_of"
  ) AS "t60"
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t69"."product",
          "t69"."thing",
          "t69"."machines",
          IF("t69"."_reason" IS NULL, "t69"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
          COALESCE("t69"."_reason", "t69"."_rule") AS "rule",
          IF("t69"."_reason" IS NULL, "t69"."_alone", CAST(NULL AS DOUBLE)) AS "alone",
          IF("t69"."_reason" IS NULL, "t69"."_alone_rule", CAST(NULL AS VARCHAR)) AS "alone_rule",
          IF("t69"."_reason" IS NULL, "t69"."_people", CAST(NULL AS DOUBLE)) AS "people",
          IF("t69"."_reason" IS NULL, "t69"."_least", CAST(NULL AS DOUBLE)) AS "least",
          IF("t69"."_reason" IS NULL, "t69"."_step", CAST(NULL AS DOUBLE)) AS "step",
          IF("t69"."_reason" IS NULL, "t69"."_version", CAST(NULL AS VARCHAR)) AS "version"
        FROM (
          SELECT
            "t65"."product",
            "t65"."thing",
            "t65"."machines",
            "t65"."part" + COALESCE("t68"."beyond", CAST(0.0 AS DOUBLE)) AS "_quantity",
            CONCAT(
              COALESCE(CONCAT('part of the common minimum: ', COALESCE("t65"."why", '?')), '?'),
              COALESCE(COALESCE("t68"."said", ''), '?')
            ) AS "_rule",
            CAST(NULL AS VARCHAR) AS "_reason",
            "t65"."alone" AS "_alone",
            CONCAT('part of the common minimum: ', COALESCE("t65"."why", '?')) AS "_alone_rule",
            CAST(COALESCE("t65"."users", 0) AS DOUBLE) AS "_people",
            CAST("t65"."fewest" AS DOUBLE) AS "_least",
            "t65"."step" AS "_step",
            CAST(NULL AS VARCHAR) AS "_version"
          FROM "t63" AS "t65"
          LEFT OUTER JOIN (
            SELECT
              "t66"."lead",
              "t66"."product" AS "_of",
              IF(
                (
                  CAST(COALESCE("t66"."people", 0) AS DOUBLE) IS NOT NULL
                )
                AND (
                  CAST(CAST(CEIL(CAST(ROUND("t66"."minimum", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) IS NOT NULL
                ),
                IF(
                  CAST(COALESCE("t66"."people", 0) AS DOUBLE) >= CAST(CAST(CEIL(CAST(ROUND("t66"."minimum", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE),
                  CAST(COALESCE("t66"."people", 0) AS DOUBLE),
                  CAST(CAST(CEIL(CAST(ROUND("t66"."minimum", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE)
                ),
                NULL
              ) - "t66"."minimum" AS "beyond",
              CASE
                WHEN "t66"."people" IS NULL
                THEN CONCAT(
                  '; users not known, so at least ',
                  COALESCE(
                    CONCAT(
                      CONCAT(
                        'the minimum of ',
                        COALESCE(
                          CAST(CAST(CEIL(CAST(ROUND("t66"."minimum", 6) AS DOUBLE)) AS BIGINT) AS VARCHAR),
                          '?'
                        )
                      ),
                      ' for all servers together'
                    ),
                    '?'
                  )
                )
                WHEN "t66"."people" > CAST(CEIL(CAST(ROUND("t66"."minimum", 6) AS DOUBLE)) AS BIGINT)
                THEN CONCAT(
                  CONCAT(
                    CONCAT(
                      '; ',
                      COALESCE(
                        CONCAT(
                          COALESCE(
                            IF(
                              "t66"."people" = 1,
                              '1 user',
                              CONCAT(COALESCE(CAST("t66"."people" AS VARCHAR), '?'), ' users')
                            ),
                            '?'
                          ),
                          ' on all servers together'
                        ),
                        '?'
                      )
                    ),
                    ', more than '
                  ),
                  COALESCE(
                    CONCAT(
                      CONCAT(
                        'the minimum of ',
                        COALESCE(
                          CAST(CAST(CEIL(CAST(ROUND("t66"."minimum", 6) AS DOUBLE)) AS BIGINT) AS VARCHAR),
                          '?'
                        )
                      ),
                      ' for all servers together'
                    ),
                    '?'
                  )
                )
                ELSE CONCAT(
                  CONCAT(
                    CONCAT(
                      '; ',
                      COALESCE(
                        CONCAT(
                          COALESCE(
                            IF(
                              "t66"."people" = 1,
                              '1 user',
                              CONCAT(COALESCE(CAST("t66"."people" AS VARCHAR), '?'), ' users')
                            ),
                            '?'
                          ),
                          ' on all servers together'
                        ),
                        '?'
                      )
                    ),
                    ', so '
                  ),
                  COALESCE(
                    CONCAT(
                      CONCAT(
                        'the minimum of ',
                        COALESCE(
                          CAST(CAST(CEIL(CAST(ROUND("t66"."minimum", 6) AS DOUBLE)) AS BIGINT) AS VARCHAR),
                          '?'
                        )
                      ),
                      ' for all servers together'
                    ),
                    '?'
                  )
                )
              END AS "said"
            FROM (
              SELECT
                "t64"."product",
                SUM("t64"."part") AS "minimum",
                SUM("t64"."users") AS "people",
                MIN("t64"."thing") AS "lead"
              FROM "t63" AS "t64"
              GROUP BY
                1
            ) AS "t66"
          ) AS "t68"
            ON "t65"."product" = "t68"."_of" AND "t65"."thing" = "t68"."lead"
        ) AS "t69"
      ) AS "t70"
    ) AS "t71"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t59"."product",
          "t59"."thing",
          "t59"."machines",
          IF("t59"."_reason" IS NULL, "t59"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
          COALESCE("t59"."_reason", "t59"."_rule") AS "rule",
          "t59"."_alone" AS "alone",
          "t59"."_alone_rule" AS "alone_rule",
          "t59"."_people" AS "people",
          "t59"."_least" AS "least",
          "t59"."_step" AS "step",
          "t59"."_version" AS "version"
        FROM (
          SELECT
            "t54"."product",
            "t54"."thing",
            "t54"."machines",
            CAST(0.0 AS DOUBLE) AS "_quantity",
            '' AS "_rule",
            CASE
              WHEN (
                "t54"."processors" IS NULL
              ) AND (
                "t54"."homeless" > 0
              )
              THEN CONCAT(CONCAT('not counted: the host of ', COALESCE("t54"."thing", '?')), ' is not known')
              WHEN "t54"."processors" IS NULL
              THEN CONCAT(
                CONCAT('not counted: the sockets of ', COALESCE("t54"."thing", '?')),
                ' are not known'
              )
              WHEN "t54"."_why_not" IS NOT NULL
              THEN "t54"."_why_not"
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
              *
            FROM (
              SELECT
                "t50"."product",
                "t50"."thing",
                "t50"."machines",
                "t50"."homeless",
                "t50"."processors",
                "t50"."sockets_counted",
                "t50"."edition",
                "t50"."words",
                "t50"."refused",
                "t50"."reach",
                "t50"."vcpus",
                "t50"."each",
                "t50"."least",
                "t50"."_stop",
                "t50"."users",
                "t50"."most",
                "t50"."unknown",
                "t50"."_why_not"
              FROM (
                SELECT
                  "t49"."product",
                  "t49"."thing",
                  "t49"."machines",
                  "t49"."homeless",
                  "t49"."processors",
                  "t49"."sockets_counted",
                  "t49"."edition",
                  "t49"."words",
                  "t49"."refused",
                  "t49"."reach",
                  "t49"."vcpus",
                  "t49"."each",
                  "t49"."least",
                  "t49"."_stop",
                  "t49"."_product",
                  "t49"."_thing",
                  "t49"."users",
                  "t49"."most",
                  "t49"."unknown",
                  COALESCE("t49"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
                FROM (
                  SELECT
                    "t41"."product",
                    "t41"."thing",
                    "t41"."machines",
                    "t41"."homeless",
                    "t41"."processors",
                    "t41"."sockets_counted",
                    "t41"."edition",
                    "t41"."words",
                    "t41"."refused",
                    "t41"."reach",
                    "t41"."vcpus",
                    "t41"."each",
                    "t41"."least",
                    "t41"."_stop",
                    "t48"."_product",
                    "t48"."_thing",
                    "t48"."users",
                    "t48"."most",
                    "t48"."unknown"
                  FROM (
                    SELECT
                      "t36"."product",
                      "t36"."thing",
                      "t36"."machines",
                      "t36"."homeless",
                      "t36"."processors",
                      "t36"."sockets_counted",
                      "t36"."edition",
                      "t36"."words",
                      "t36"."refused",
                      "t36"."reach",
                      "t36"."vcpus",
                      "t36"."each",
                      "t36"."least",
                      "t36"."refused" AS "_stop"
                    FROM "t35" AS "t36"
                  ) AS "t41"
                  LEFT OUTER JOIN (
                    SELECT
                      "t46"."product" AS "_product",
                      "t46"."place" AS "_thing",
                      "t46"."users",
                      "t46"."most",
                      "t46"."unknown"
                    FROM (
                      SELECT
                        "t45"."product",
                        "t45"."place",
                        SUM("t45"."users") AS "users",
                        MAX("t45"."users") AS "most",
                        SUM(IF("t45"."users" IS NULL, 1, 0)) AS "unknown"
                      FROM (
                        SELECT
                          "t44"."product",
                          "t44"."machine",
                          "t44"."rows",
                          "t44"."version",
                          "t44"."vcpus",
                          "t44"."users",
                          "t44"."cluster",
                          "t44"."vcenter",
                          "t44"."environment",
                          "t44"."virtual",
                          "t44"."device",
                          "t44"."homeless",
                          "t44"."thing",
                          "t44"."processors",
                          "t44"."cores",
                          "t44"."cpu_model",
                          "t44"."cloud",
                          "t44"."_of",
                          "t44"."_at",
                          "t44"."_for",
                          "t44"."first",
                          COALESCE("t44"."_at", "t44"."first") AS "place"
                        FROM (
                          SELECT
                            "t10"."product",
                            "t10"."machine",
                            "t10"."rows",
                            "t10"."version",
                            "t10"."vcpus",
                            "t10"."users",
                            "t10"."cluster",
                            "t10"."vcenter",
                            "t10"."environment",
                            "t10"."virtual",
                            "t10"."device",
                            "t10"."homeless",
                            "t10"."thing",
                            "t10"."processors",
                            "t10"."cores",
                            "t10"."cpu_model",
                            "t10"."cloud",
                            "t39"."_of",
                            "t39"."_at",
                            "t43"."_for",
                            "t43"."first"
                          FROM (
                            SELECT
                              *
                            FROM "t4" AS "t5"
                            WHERE
                              "t5"."device" = 0
                          ) AS "t10"
                          LEFT OUTER JOIN (
                            SELECT
                              "t36"."product" AS "_of",
                              "t36"."thing" AS "_at"
                            FROM "t35" AS "t36"
                          ) AS "t39"
                            ON "t10"."product" = "t39"."_of" AND "t10"."thing" = "t39"."_at"
                          LEFT OUTER JOIN (
                            SELECT
                              "t40"."product" AS "_for",
                              "t40"."first"
                            FROM (
                              SELECT
                                "t36"."product",
                                MIN("t36"."thing") AS "first"
                              FROM "t35" AS "t36"
                              GROUP BY
                                1
                            ) AS "t40"
                          ) AS "t43"
                            ON "t10"."product" = "t43"."_for"
                        ) AS "t44"
                      ) AS "t45"
                      GROUP BY
                        1,
                        2
                    ) AS "t46"
                  ) AS "t48"
                    ON "t41"."product" = "t48"."_product" AND "t41"."thing" = "t48"."_thing"
                ) AS "t49"
              ) AS "t50"
            ) AS "t51"
            WHERE
              NOT (
                (
                  "t51"."_why_not" IS NULL
                ) AND (
                  "t51"."processors" IS NOT NULL
                )
              )
          ) AS "t54"
        ) AS "t59"
      ) AS "t61"
    ) AS "t62"
  ) AS "t72"
) AS "t73"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t14"."product",
      "t14"."thing",
      "t14"."machines",
      IF("t14"."_reason" IS NULL, "t14"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
      COALESCE("t14"."_reason", "t14"."_rule") AS "rule",
      "t14"."_alone" AS "alone",
      "t14"."_alone_rule" AS "alone_rule",
      "t14"."_people" AS "people",
      "t14"."_least" AS "least",
      "t14"."_step" AS "step",
      "t14"."_version" AS "version"
    FROM (
      SELECT
        "t12"."product",
        "t12"."thing",
        "t12"."machines",
        CAST(IF(COALESCE("t12"."users" > 0, FALSE), 0, 1) AS DOUBLE) AS "_quantity",
        IF(
          COALESCE("t12"."users" > 0, FALSE),
          'operated by people, who are counted where they use the program; the device is not counted again',
          'a device that nobody operates counts like a person'
        ) AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason",
        CAST(NULL AS DOUBLE) AS "_alone",
        CAST(NULL AS VARCHAR) AS "_alone_rule",
        CAST(NULL AS DOUBLE) AS "_people",
        CAST(NULL AS DOUBLE) AS "_least",
        CAST(NULL AS DOUBLE) AS "_step",
        CAST(NULL AS VARCHAR) AS "_version"
      FROM (
        SELECT
          "t6"."product",
          "t6"."machine",
          "t6"."rows",
          "t6"."version",
          "t6"."vcpus",
          "t6"."users",
          "t6"."cluster",
          "t6"."vcenter",
          "t6"."environment",
          "t6"."virtual",
          "t6"."device",
          "t6"."homeless",
          "t6"."machine" AS "thing",
          "t6"."processors",
          "t6"."cores",
          "t6"."cpu_model",
          "t6"."cloud",
          "t6"."rows" AS "machines"
        FROM (
          SELECT
            *
          FROM "t4" AS "t5"
          WHERE
            "t5"."device" = 1
        ) AS "t6"
      ) AS "t12"
    ) AS "t14"
  ) AS "t16"
) AS "t17"
