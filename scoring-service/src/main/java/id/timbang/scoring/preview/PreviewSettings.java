package id.timbang.scoring.preview;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of previews.
 *
 * @param mostEmployees how many employees one preview scores; where there are more it is refused
 */
@ConfigurationProperties("timbang.previews")
record PreviewSettings(@DefaultValue("20000") int mostEmployees) {}
