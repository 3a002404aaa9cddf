package pl.nurt.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import pl.nurt.testing.IntegrationTest;

@IntegrationTest
class RoomDeedsTest {
    @Autowired
    private List<RoomDeeds> rooms;

    /** Else the auditor could not ask for them. */
    @Test
    void every_room_lists_all_its_deeds() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(Deed.class));
        var declared = scan.findCandidateComponents("pl.nurt").stream()
                .filter(found ->
                        !Objects.requireNonNull(found.getResourceDescription()).contains("test-classes"))
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .filter(Class::isEnum)
                .flatMap(type -> List.of(type.getEnumConstants()).stream())
                .map(Deed.class::cast)
                .toList();

        assertThat(declared).isNotEmpty();
        assertThat(rooms.stream().flatMap(room -> room.deeds().stream())).containsExactlyInAnyOrderElementsOf(declared);
    }
}
