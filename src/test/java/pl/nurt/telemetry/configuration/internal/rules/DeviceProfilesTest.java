package pl.nurt.telemetry.configuration.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.config.ProfileReader;
import pl.nurt.telemetry.configuration.DeviceProfile;

class DeviceProfilesTest {
    private static final Path SHIPPED = Path.of("../meter-bridge/src/main/resources/pl/nurt/bridge/profiles");

    @Test
    void the_portal_knows_the_profiles_that_the_bridge_comes_with_and_what_each_leaves_to_the_meter()
            throws IOException {
        try (var files = Files.list(SHIPPED)) {
            assertThat(DeviceProfiles.SHIPPED)
                    .extracting(DeviceProfile::name)
                    .containsExactlyElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .map(name -> name.replace(".yaml", ""))
                                    .sorted()
                                    .toList());
        }
        assertThat(DeviceProfiles.SHIPPED).allSatisfy(known -> {
            var profile = new ProfileReader().find(known.name()).orElseThrow();
            assertThat(known.needsScale())
                    .as(known.name())
                    .isNotEqualTo(profile.volume().isScaled());
            assertThat(known.counts()).as(known.name()).isEqualTo(profile.counter() != null);
        });
    }
}
