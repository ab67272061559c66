SELECT
  *
FROM (
  SELECT
    `t5`.`product`,
    `t5`.`thing`,
    `t5`.`machines`,
    IF(`t5`.`_reason` IS NULL, `t5`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
    COALESCE(`t5`.`_reason`, `t5`.`_rule`) AS `rule`,
    `t5`.`_alone` AS `alone`,
    `t5`.`_alone_rule` AS `alone_rule`,
    `t5`.`_people` AS `people`,
    `t5`.`_least` AS `least`,
    `t5`.`_step` AS `step`,
    `t5`.`_version` AS `version`
  FROM (
    SELECT
      `t4`.`product`,
      `t4`.`thing`,
      `t4`.`machines`,
      1000.0 AS `_quantity`,
      '1,000 sales documents × 1 (Digital Access documents of 2018-04)' AS `_rule`,
      CAST(NULL AS STRING) AS `_reason`,
      CAST(NULL AS DOUBLE) AS `_alone`,
      CAST(NULL AS STRING) AS `_alone_rule`,
      CAST(NULL AS DOUBLE) AS `_people`,
      CAST(NULL AS DOUBLE) AS `_least`,
      CAST(NULL AS DOUBLE) AS `_step`,
      CAST(NULL AS STRING) AS `_version`
    FROM (
      SELECT
        `t3`.`product`,
        `t3`.`machines`,
        'sales documents' AS `thing`
      FROM (
        SELECT
          `t2`.`product`,
          SUM(`t2`.`rows`) AS `machines`
        FROM (
          SELECT
            `t1`.`product`,
            `t1`.`machine`,
            `t1`.`rows`,
            `t1`.`version`,
            `t1`.`vcpus`,
            `t1`.`users`,
            `t1`.`cluster`,
            `t1`.`vcenter`,
            IF(`t1`.`active` > 0, CAST(NULL AS STRING), `t1`.`environment`) AS `environment`,
            IF(COALESCE(`t1`.`kind` = 'virtual', FALSE), 1, 0) AS `virtual`,
            IF(`t1`.`kind` = 'device', 1, 0) AS `device`,
            IF(COALESCE(`t1`.`kind` = 'virtual', FALSE) AND (
              `t1`.`host` IS NULL
            ), 1, 0) AS `homeless`,
            IF(
              COALESCE(`t1`.`kind` = 'virtual', FALSE),
              COALESCE(`t1`.`host`, `t1`.`machine`),
              `t1`.`machine`
            ) AS `thing`,
            IF(COALESCE(`t1`.`kind` = 'virtual', FALSE), `t1`.`host_processors`, `t1`.`processors`) AS `processors`,
            IF(COALESCE(`t1`.`kind` = 'virtual', FALSE), `t1`.`host_cores`, `t1`.`cores`) AS `cores`,
            IF(
              COALESCE(`t1`.`kind` = 'virtual', FALSE),
              COALESCE(`t1`.`host_cpu_model`, `t1`.`cpu_model`),
              `t1`.`cpu_model`
            ) AS `cpu_model`
          FROM (
            SELECT
              `t0`.`product`,
              `t0`.`machine`,
              COUNT(*) AS `rows`,
              MIN(
                LOWER(
                  IF(TRIM(' \t\n\r\013\014' FROM `t0`.`environment`) = '', NULL, `t0`.`environment`)
                )
              ) AS `environment`,
              MAX(
                IF(
                  IF(TRIM(' \t\n\r\013\014' FROM `t0`.`environment`) = '', NULL, `t0`.`environment`) IS NULL,
                  1,
                  0
                )
              ) AS `active`,
              MAX(`t0`.`users`) AS `users`,
              MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`kind`) = '', NULL, `t0`.`kind`)) AS `kind`,
              MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cpu_model`) = '', NULL, `t0`.`cpu_model`)) AS `cpu_model`,
              MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host`) = '', NULL, `t0`.`host`)) AS `host`,
              MAX(
                IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host_cpu_model`) = '', NULL, `t0`.`host_cpu_model`)
              ) AS `host_cpu_model`,
              MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cluster`) = '', NULL, `t0`.`cluster`)) AS `cluster`,
              MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`vcenter`) = '', NULL, `t0`.`vcenter`)) AS `vcenter`,
              MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`version`) = '', NULL, `t0`.`version`)) AS `version`,
              MAX(IF(`t0`.`processors` > 0, `t0`.`processors`, NULL)) AS `processors`,
              MAX(IF(`t0`.`cores` > 0, `t0`.`cores`, NULL)) AS `cores`,
              MAX(IF(`t0`.`vcpus` > 0, `t0`.`vcpus`, NULL)) AS `vcpus`,
              MAX(IF(`t0`.`host_processors` > 0, `t0`.`host_processors`, NULL)) AS `host_processors`,
              MAX(IF(`t0`.`host_cores` > 0, `t0`.`host_cores`, NULL)) AS `host_cores`
            FROM `footprint` AS `t0`
            GROUP BY
              1,
              2
          ) AS `t1`
        ) AS `t2`
        GROUP BY
          1
      ) AS `t3`
    ) AS `t4`
  ) AS `t5`
) AS `t6`
