/**
 * Lists: rows of any number with what is asked of them and the one that is looked at closer, all of it in the address.
 *
 * <pre>{@code
 * var filters = new FilterBar();
 * search = filters.search("q", text("search"), text("search.hint"), 80);
 * state = filters.chips("state", text("which"), questions, one -> text("chip." + one.map(Enum::name).orElse("ALL")));
 * var grid = new KeyedGrid<>(getPageTitle(), rows);              // rows: KeyedRows<MeterRow, MeterId>, asks the service
 * grid.column("number", text("number"), MeterRow::number).width(98).sortable();
 * grid.column("use", text("use"), row -> formats.volume(row.use(), 3)).from(750).width(76).figures();
 * grid.compact(text("meter"), renderer);                         // a phone's only column
 * grid.follow(live, ReadingsAccepted.class, ReadingsAccepted::meters);
 * page = new ListPage<>(
 *         "office/meters",
 *         new PageHeading(getPageTitle()).actions(new LiveBadge()),
 *         filters,
 *         grid,
 *         ListPage.Detail.ofNumber("meter", MeterId::value, MeterId::new, this::panel));
 * page.bulk().action(text("assign"), this::assign);              // only where several rows can be ticked
 * add(page);
 * …
 * public void afterNavigation(AfterNavigationEvent event) {
 *     page.enter(event.getLocation());
 * }
 * }</pre>
 */
@NullMarked
package pl.nurt.platform.ui.list;

import org.jspecify.annotations.NullMarked;
