SELECT DISTINCT
  *
FROM (
  SELECT
    `t5`.`tally`,
    `t5`.`variant`,
    `t5`.`bit`,
    `t5`.`mark`,
    `t5`.`estate.templates`,
    `t5`.`estate.powered_off`,
    `t5`.`estate.test`,
    `t5`.`oracle.unused_options`,
    `t5`.`estate.editions`,
    `t5`.`estate.editions: highest`,
    CASE
      WHEN `t5`.`within` = 'machine'
      THEN `t5`.`machine`
      WHEN `t5`.`within` = 'place'
      THEN `t5`.`place`
      ELSE ''
    END AS `spot`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t2`.`product`,
        `t2`.`version`,
        `t2`.`machine`,
        `t2`.`kind`,
        `t2`.`processors`,
        `t2`.`cores`,
        `t2`.`vcpus`,
        `t2`.`cpu_model`,
        `t2`.`environment`,
        `t2`.`users`,
        `t2`.`host`,
        `t2`.`host_processors`,
        `t2`.`host_cores`,
        `t2`.`host_cpu_model`,
        `t2`.`cluster`,
        `t2`.`vcenter`,
        `t2`.`powered`,
        `t2`.`template`,
        `t2`.`test`,
        `t2`.`used`,
        `t2`.`supposed`,
        `t2`.`unstated`,
        `t2`.`place`,
        `t3`.`tally`,
        `t3`.`within`,
        `t3`.`variant`,
        `t3`.`bit`,
        `t3`.`mark`,
        `t3`.`estate.templates`,
        `t3`.`estate.powered_off`,
        `t3`.`estate.test`,
        `t3`.`oracle.unused_options`,
        `t3`.`estate.editions`,
        `t3`.`estate.editions: highest`,
        `t3`.`first estate.templates`,
        `t3`.`first estate.powered_off`,
        `t3`.`first estate.test`,
        `t3`.`first oracle.unused_options`,
        `t3`.`first estate.editions`,
        `t3`.`first estate.editions: highest`
      FROM `footprint` AS `t2`
      INNER JOIN `variants` AS `t3`
        ON `t2`.`product` = `t3`.`product`
    ) AS `t4`
    WHERE
      (
        FALSE
        OR (
          `t4`.`template` AND `t4`.`estate.templates`
        )
        OR (
          NOT (
            `t4`.`powered`
          ) AND `t4`.`estate.powered_off`
        )
        OR (
          `t4`.`test` AND `t4`.`estate.test`
        )
        OR (
          NOT (
            `t4`.`used`
          ) AND `t4`.`oracle.unused_options`
        )
        OR (
          `t4`.`supposed` AND `t4`.`estate.editions`
        )
        OR (
          `t4`.`unstated` AND `t4`.`estate.editions: highest`
        )
      ) <> (
        FALSE
        OR (
          `t4`.`template` AND `t4`.`first estate.templates`
        )
        OR (
          NOT (
            `t4`.`powered`
          ) AND `t4`.`first estate.powered_off`
        )
        OR (
          `t4`.`test` AND `t4`.`first estate.test`
        )
        OR (
          NOT (
            `t4`.`used`
          ) AND `t4`.`first oracle.unused_options`
        )
        OR (
          `t4`.`supposed` AND `t4`.`first estate.editions`
        )
        OR (
          `t4`.`unstated` AND `t4`.`first estate.editions: highest`
        )
      )
  ) AS `t5`
) AS `t6`
