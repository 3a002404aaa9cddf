package pl.nurt.platform.live;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Writes a record of one component as that component alone: five hundred ids fit where the word "value" would not five hundred times. */
final class BareValues extends JacksonAnnotationIntrospector {
    @Override
    public @Nullable Boolean hasAsValue(MapperConfig<?> config, Annotated member) {
        return member instanceof AnnotatedMethod method && isOnlyComponent(method)
                ? Boolean.TRUE
                : super.hasAsValue(config, member);
    }

    @Override
    public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated member) {
        return member instanceof AnnotatedConstructor constructor
                        && constructor.getDeclaringClass().isRecord()
                        && constructor.getDeclaringClass().getRecordComponents().length == 1
                ? JsonCreator.Mode.DELEGATING
                : super.findCreatorAnnotation(config, member);
    }

    private static boolean isOnlyComponent(AnnotatedMethod method) {
        var type = method.getDeclaringClass();
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && method.getParameterCount() == 0
                && type.getRecordComponents()[0].getName().equals(method.getName());
    }
}
