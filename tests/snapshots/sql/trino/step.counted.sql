SELECT
  "t9"."of",
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
  "t9"."cpu_model",
  "t9"."place"
FROM (
  SELECT
    "t8"."of",
    "t8"."place",
    "t8"."product",
    "t8"."machine",
    "t8"."rows",
    "t8"."version",
    "t8"."vcpus",
    "t8"."users",
    "t8"."cluster",
    "t8"."vcenter",
    LOWER("t8"."environment") AS "environment",
    IF(COALESCE("t8"."kind" = 'virtual', FALSE), 1, 0) AS "virtual",
    IF("t8"."kind" = 'device', 1, 0) AS "device",
    IF(COALESCE("t8"."kind" = 'virtual', FALSE) AND (
      "t8"."host" IS NULL
    ), 1, 0) AS "homeless",
    IF(
      COALESCE("t8"."kind" = 'virtual', FALSE),
      COALESCE("t8"."host", "t8"."machine"),
      "t8"."machine"
    ) AS "thing",
    IF(COALESCE("t8"."kind" = 'virtual', FALSE), "t8"."host_processors", "t8"."processors") AS "processors",
    IF(COALESCE("t8"."kind" = 'virtual', FALSE), "t8"."host_cores", "t8"."cores") AS "cores",
    IF(
      COALESCE("t8"."kind" = 'virtual', FALSE),
      COALESCE("t8"."host_cpu_model", "t8"."cpu_model"),
      "t8"."cpu_model"
    ) AS "cpu_model"
  FROM (
    SELECT
      "t7"."product",
      "t7"."machine",
      "t7"."users",
      "t7"."of",
      "t7"."place",
      1 AS "rows",
      IF(TRIM(' \t
\r\v\f' FROM "t7"."kind") = '', NULL, "t7"."kind") AS "kind",
      IF(TRIM(' \t
\r\v\f' FROM "t7"."cpu_model") = '', NULL, "t7"."cpu_model") AS "cpu_model",
      IF(TRIM(' \t
\r\v\f' FROM "t7"."environment") = '', NULL, "t7"."environment") AS "environment",
      IF(TRIM(' \t
\r\v\f' FROM "t7"."host") = '', NULL, "t7"."host") AS "host",
      IF(
        TRIM(' \t
\r\v\f' FROM "t7"."host_cpu_model") = '',
        NULL,
        "t7"."host_cpu_model"
      ) AS "host_cpu_model",
      IF(TRIM(' \t
\r\v\f' FROM "t7"."cluster") = '', NULL, "t7"."cluster") AS "cluster",
      IF(TRIM(' \t
\r\v\f' FROM "t7"."vcenter") = '', NULL, "t7"."vcenter") AS "vcenter",
      IF(TRIM(' \t
\r\v\f' FROM "t7"."version") = '', NULL, "t7"."version") AS "version",
      IF("t7"."processors" > 0, "t7"."processors", NULL) AS "processors",
      IF("t7"."cores" > 0, "t7"."cores", NULL) AS "cores",
      IF("t7"."vcpus" > 0, "t7"."vcpus", NULL) AS "vcpus",
      IF("t7"."host_processors" > 0, "t7"."host_processors", NULL) AS "host_processors",
      IF("t7"."host_cores" > 0, "t7"."host_cores", NULL) AS "host_cores"
    FROM (
      SELECT
        "t6"."of",
        CONCAT("t6"."one", "t6"."variant") AS "product",
        "t6"."version",
        "t6"."machine",
        "t6"."kind",
        "t6"."processors",
        "t6"."cores",
        "t6"."vcpus",
        "t6"."cpu_model",
        "t6"."environment",
        "t6"."users",
        "t6"."host",
        "t6"."host_processors",
        "t6"."host_cores",
        "t6"."host_cpu_model",
        "t6"."cluster",
        "t6"."vcenter",
        "t6"."place",
        "t6"."one",
        "t6"."variant"
      FROM (
        SELECT
          "t5"."of",
          "t5"."product",
          "t5"."version",
          "t5"."machine",
          "t5"."kind",
          "t5"."processors",
          "t5"."cores",
          "t5"."vcpus",
          "t5"."cpu_model",
          "t5"."environment",
          "t5"."users",
          "t5"."host",
          "t5"."host_processors",
          "t5"."host_cores",
          "t5"."host_cpu_model",
          "t5"."cluster",
          "t5"."vcenter",
          "t5"."place",
          "t5"."_one" AS "one",
          "t5"."_mark" AS "variant"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t2"."product",
              "t2"."version",
              "t2"."machine",
              "t2"."kind",
              "t2"."processors",
              "t2"."cores",
              "t2"."vcpus",
              "t2"."cpu_model",
              "t2"."environment",
              "t2"."users",
              "t2"."host",
              "t2"."host_processors",
              "t2"."host_cores",
              "t2"."host_cpu_model",
              "t2"."cluster",
              "t2"."vcenter",
              "t2"."powered",
              "t2"."template",
              "t2"."test",
              "t2"."used",
              "t2"."supposed",
              "t2"."unstated",
              "t2"."place",
              "t3"."of",
              "t3"."_product",
              "t3"."_one",
              "t3"."_mark",
              "t3"."_spot",
              "t3"."first estate.templates",
              "t3"."first estate.powered_off",
              "t3"."first estate.test",
              "t3"."first oracle.unused_options",
              "t3"."first estate.editions",
              "t3"."first estate.editions: highest"
            FROM "footprint" AS "t2"
            INNER JOIN "behind" AS "t3"
              ON "t2"."product" = "t3"."_product"
          ) AS "t4"
          WHERE
            NOT (
              "t4"."template" AND "t4"."first estate.templates"
            )
            AND NOT (
              NOT (
                "t4"."powered"
              ) AND "t4"."first estate.powered_off"
            )
            AND NOT (
              "t4"."test" AND "t4"."first estate.test"
            )
            AND NOT (
              NOT (
                "t4"."used"
              ) AND "t4"."first oracle.unused_options"
            )
            AND NOT (
              "t4"."supposed" AND "t4"."first estate.editions"
            )
            AND NOT (
              "t4"."unstated" AND "t4"."first estate.editions: highest"
            )
        ) AS "t5"
      ) AS "t6"
    ) AS "t7"
  ) AS "t8"
) AS "t9"
