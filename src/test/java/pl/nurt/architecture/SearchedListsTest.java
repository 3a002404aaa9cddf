package pl.nurt.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.vaadin.flow.component.combobox.ComboBox;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pl.nurt.platform.ui.list.FilterBar;
import pl.nurt.platform.ui.search.SearchedRows;
import pl.nurt.platform.ui.search.ShownAWhile;
import pl.nurt.testing.PortalClasses;

/** Whoever searches a list of persons by words is noted with them: a list that can be searched says so, or shows no persons. */
class SearchedListsTest {
    private static final JavaClasses PORTAL = PortalClasses.portal();

    /** Devices and what they said. */
    private static final Set<String> OF_NOBODY =
            Set.of("pl.nurt.metering.quarantine.ui.QuarantineView", "pl.nurt.telemetry.ui.ConcentratorsView");

    @Test
    void every_list_that_is_searched_notes_its_words_or_shows_nobody() {
        var searched = searched(PORTAL);
        assertThat(searched).containsAll(OF_NOBODY).hasSizeGreaterThan(6);
        searched.removeAll(OF_NOBODY);
        assertThat(searched)
                .allSatisfy(page -> assertThat(notes(PORTAL, page)).as(page).isTrue());
    }

    @Test
    void a_list_that_notes_nothing_is_noticed() {
        var breach = new ClassFileImporter().importClasses(Silent.class);
        assertThat(searched(breach))
                .hasSize(1)
                .allSatisfy(page -> assertThat(notes(breach, page)).isFalse());
    }

    /** Pages with a field for words over their list, and fields that find while one types. */
    private static Set<String> searched(JavaClasses classes) {
        return classes.stream()
                .filter(one -> one.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getName().equals("search")
                                        && call.getTargetOwner().isEquivalentTo(FilterBar.class)
                                || call.getName().equals("setItemsWithFilterConverter")
                                        && call.getTargetOwner().isAssignableTo(ComboBox.class)))
                .map(SearchedListsTest::outermost)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean notes(JavaClasses classes, String page) {
        return classes.stream()
                .filter(one -> outermost(one).equals(page))
                .flatMap(one -> one.getConstructorCallsFromSelf().stream())
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(SearchedRows.class)
                        || call.getTargetOwner().isEquivalentTo(ShownAWhile.class));
    }

    /** Of nested classes the one of this test itself counts as a page of its own. */
    private static String outermost(JavaClass one) {
        return one.getName().startsWith(SearchedListsTest.class.getName())
                ? one.getName()
                : one.getName().replaceFirst("\\$.*", "");
    }

    /** What is not done. */
    private static final class Silent {
        void build(FilterBar filters) {
            filters.search("q", "who", "a name", 80);
        }
    }
}
