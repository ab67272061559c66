SELECT
  `t16`.`of`,
  `t16`.`product`,
  `t16`.`machine`,
  `t16`.`rows`,
  `t16`.`version`,
  `t16`.`vcpus`,
  `t16`.`users`,
  `t16`.`cluster`,
  `t16`.`vcenter`,
  `t16`.`environment`,
  `t16`.`virtual`,
  `t16`.`device`,
  `t16`.`homeless`,
  `t16`.`thing`,
  `t16`.`processors`,
  `t16`.`cores`,
  `t16`.`cpu_model`,
  `t16`.`place`
FROM (
  SELECT
    `t15`.`of`,
    `t15`.`place`,
    `t15`.`product`,
    `t15`.`machine`,
    `t15`.`rows`,
    `t15`.`version`,
    `t15`.`vcpus`,
    `t15`.`users`,
    `t15`.`cluster`,
    `t15`.`vcenter`,
    LOWER(`t15`.`environment`) AS `environment`,
    IF(COALESCE(`t15`.`kind` = 'virtual', FALSE), 1, 0) AS `virtual`,
    IF(`t15`.`kind` = 'device', 1, 0) AS `device`,
    IF(COALESCE(`t15`.`kind` = 'virtual', FALSE) AND (
      `t15`.`host` IS NULL
    ), 1, 0) AS `homeless`,
    IF(
      COALESCE(`t15`.`kind` = 'virtual', FALSE),
      COALESCE(`t15`.`host`, `t15`.`machine`),
      `t15`.`machine`
    ) AS `thing`,
    IF(
      COALESCE(`t15`.`kind` = 'virtual', FALSE),
      `t15`.`host_processors`,
      `t15`.`processors`
    ) AS `processors`,
    IF(COALESCE(`t15`.`kind` = 'virtual', FALSE), `t15`.`host_cores`, `t15`.`cores`) AS `cores`,
    IF(
      COALESCE(`t15`.`kind` = 'virtual', FALSE),
      COALESCE(`t15`.`host_cpu_model`, `t15`.`cpu_model`),
      `t15`.`cpu_model`
    ) AS `cpu_model`
  FROM (
    SELECT
      `t14`.`product`,
      `t14`.`machine`,
      `t14`.`users`,
      `t14`.`of`,
      `t14`.`place`,
      1 AS `rows`,
      IF(TRIM(' \t\n\r\013\014' FROM `t14`.`kind`) = '', NULL, `t14`.`kind`) AS `kind`,
      IF(TRIM(' \t\n\r\013\014' FROM `t14`.`cpu_model`) = '', NULL, `t14`.`cpu_model`) AS `cpu_model`,
      IF(TRIM(' \t\n\r\013\014' FROM `t14`.`environment`) = '', NULL, `t14`.`environment`) AS `environment`,
      IF(TRIM(' \t\n\r\013\014' FROM `t14`.`host`) = '', NULL, `t14`.`host`) AS `host`,
      IF(
        TRIM(' \t\n\r\013\014' FROM `t14`.`host_cpu_model`) = '',
        NULL,
        `t14`.`host_cpu_model`
      ) AS `host_cpu_model`,
      IF(TRIM(' \t\n\r\013\014' FROM `t14`.`cluster`) = '', NULL, `t14`.`cluster`) AS `cluster`,
      IF(TRIM(' \t\n\r\013\014' FROM `t14`.`vcenter`) = '', NULL, `t14`.`vcenter`) AS `vcenter`,
      IF(TRIM(' \t\n\r\013\014' FROM `t14`.`version`) = '', NULL, `t14`.`version`) AS `version`,
      IF(`t14`.`processors` > 0, `t14`.`processors`, NULL) AS `processors`,
      IF(`t14`.`cores` > 0, `t14`.`cores`, NULL) AS `cores`,
      IF(`t14`.`vcpus` > 0, `t14`.`vcpus`, NULL) AS `vcpus`,
      IF(`t14`.`host_processors` > 0, `t14`.`host_processors`, NULL) AS `host_processors`,
      IF(`t14`.`host_cores` > 0, `t14`.`host_cores`, NULL) AS `host_cores`
    FROM (
      SELECT
        `t13`.`of`,
        `t13`.`product`,
        `t13`.`machine`,
        SUM(`t13`.`users`) AS `users`,
        MAX(`t13`.`version`) AS `version`,
        MAX(`t13`.`kind`) AS `kind`,
        MAX(`t13`.`processors`) AS `processors`,
        MAX(`t13`.`cores`) AS `cores`,
        MAX(`t13`.`vcpus`) AS `vcpus`,
        MAX(`t13`.`cpu_model`) AS `cpu_model`,
        MAX(`t13`.`environment`) AS `environment`,
        MAX(`t13`.`host`) AS `host`,
        MAX(`t13`.`host_processors`) AS `host_processors`,
        MAX(`t13`.`host_cores`) AS `host_cores`,
        MAX(`t13`.`host_cpu_model`) AS `host_cpu_model`,
        MAX(`t13`.`cluster`) AS `cluster`,
        MAX(`t13`.`vcenter`) AS `vcenter`,
        MAX(`t13`.`place`) AS `place`
      FROM (
        SELECT
          `t12`.`of`,
          CONCAT(`t12`.`one`, `t12`.`variant`) AS `product`,
          `t12`.`version`,
          `t12`.`machine`,
          `t12`.`kind`,
          `t12`.`processors`,
          `t12`.`cores`,
          `t12`.`vcpus`,
          `t12`.`cpu_model`,
          `t12`.`environment`,
          `t12`.`users`,
          `t12`.`host`,
          `t12`.`host_processors`,
          `t12`.`host_cores`,
          `t12`.`host_cpu_model`,
          `t12`.`cluster`,
          `t12`.`vcenter`,
          `t12`.`place`,
          `t12`.`one`,
          `t12`.`variant`
        FROM (
          SELECT
            `t11`.`of`,
            `t11`.`product`,
            `t11`.`version`,
            `t11`.`machine`,
            `t11`.`kind`,
            `t11`.`processors`,
            `t11`.`cores`,
            `t11`.`vcpus`,
            `t11`.`cpu_model`,
            `t11`.`environment`,
            `t11`.`users`,
            `t11`.`host`,
            `t11`.`host_processors`,
            `t11`.`host_cores`,
            `t11`.`host_cpu_model`,
            `t11`.`cluster`,
            `t11`.`vcenter`,
            `t11`.`place`,
            `t11`.`_one` AS `one`,
            `t11`.`mark` AS `variant`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t9`.`product`,
                `t9`.`version`,
                `t9`.`machine`,
                `t9`.`kind`,
                `t9`.`processors`,
                `t9`.`cores`,
                `t9`.`vcpus`,
                `t9`.`cpu_model`,
                `t9`.`environment`,
                `t9`.`users`,
                `t9`.`host`,
                `t9`.`host_processors`,
                `t9`.`host_cores`,
                `t9`.`host_cpu_model`,
                `t9`.`cluster`,
                `t9`.`vcenter`,
                `t9`.`powered`,
                `t9`.`template`,
                `t9`.`test`,
                `t9`.`used`,
                `t9`.`supposed`,
                `t9`.`unstated`,
                `t9`.`place`,
                `t9`.`of`,
                `t9`.`_product`,
                `t9`.`_one`,
                `t9`.`_spot`,
                `t9`.`_at`,
                `t3`.`tally`,
                `t3`.`variant`,
                `t3`.`bit`,
                `t3`.`mark`,
                `t3`.`estate.templates`,
                `t3`.`estate.powered_off`,
                `t3`.`estate.test`,
                `t3`.`oracle.unused_options`,
                `t3`.`estate.editions`,
                `t3`.`estate.editions: highest`,
                `t3`.`spot`
              FROM (
                SELECT
                  `t7`.`product`,
                  `t7`.`version`,
                  `t7`.`machine`,
                  `t7`.`kind`,
                  `t7`.`processors`,
                  `t7`.`cores`,
                  `t7`.`vcpus`,
                  `t7`.`cpu_model`,
                  `t7`.`environment`,
                  `t7`.`users`,
                  `t7`.`host`,
                  `t7`.`host_processors`,
                  `t7`.`host_cores`,
                  `t7`.`host_cpu_model`,
                  `t7`.`cluster`,
                  `t7`.`vcenter`,
                  `t7`.`powered`,
                  `t7`.`template`,
                  `t7`.`test`,
                  `t7`.`used`,
                  `t7`.`supposed`,
                  `t7`.`unstated`,
                  `t7`.`place`,
                  `t7`.`of`,
                  `t7`.`_product`,
                  `t7`.`_one`,
                  `t7`.`_spot`,
                  CASE
                    WHEN `t7`.`_spot` = 'machine'
                    THEN `t7`.`machine`
                    WHEN `t7`.`_spot` = 'place'
                    THEN `t7`.`place`
                    ELSE ''
                  END AS `_at`
                FROM (
                  SELECT
                    `t4`.`product`,
                    `t4`.`version`,
                    `t4`.`machine`,
                    `t4`.`kind`,
                    `t4`.`processors`,
                    `t4`.`cores`,
                    `t4`.`vcpus`,
                    `t4`.`cpu_model`,
                    `t4`.`environment`,
                    `t4`.`users`,
                    `t4`.`host`,
                    `t4`.`host_processors`,
                    `t4`.`host_cores`,
                    `t4`.`host_cpu_model`,
                    `t4`.`cluster`,
                    `t4`.`vcenter`,
                    `t4`.`powered`,
                    `t4`.`template`,
                    `t4`.`test`,
                    `t4`.`used`,
                    `t4`.`supposed`,
                    `t4`.`unstated`,
                    `t4`.`place`,
                    `t6`.`of`,
                    `t6`.`_product`,
                    `t6`.`_one`,
                    `t6`.`_spot`
                  FROM `footprint` AS `t4`
                  INNER JOIN (
                    SELECT
                      `t2`.`of`,
                      `t2`.`_product`,
                      `t2`.`_one`,
                      `t2`.`_spot`
                    FROM `behind` AS `t2`
                  ) AS `t6`
                    ON `t4`.`product` = `t6`.`_product`
                ) AS `t7`
              ) AS `t9`
              INNER JOIN `different` AS `t3`
                ON `t9`.`of` = `t3`.`tally` AND `t9`.`_at` = `t3`.`spot`
            ) AS `t10`
            WHERE
              NOT (
                `t10`.`template` AND `t10`.`estate.templates`
              )
              AND NOT (
                NOT (
                  `t10`.`powered`
                ) AND `t10`.`estate.powered_off`
              )
              AND NOT (
                `t10`.`test` AND `t10`.`estate.test`
              )
              AND NOT (
                NOT (
                  `t10`.`used`
                ) AND `t10`.`oracle.unused_options`
              )
              AND NOT (
                `t10`.`supposed` AND `t10`.`estate.editions`
              )
              AND NOT (
                `t10`.`unstated` AND `t10`.`estate.editions: highest`
              )
          ) AS `t11`
        ) AS `t12`
      ) AS `t13`
      GROUP BY
        1,
        2,
        3
    ) AS `t14`
  ) AS `t15`
) AS `t16`
