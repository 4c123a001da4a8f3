using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>Applies the <see cref="ValidationAttribute"/>s of a value and of all that is in it.</summary>
/// <remarks>
/// It goes by the serializer's description of the types and not by reflection, so that it names members as the JSON does, sees only what
/// was read, works with generated descriptions, and sees attributes of constructor parameters too.
/// </remarks>
internal sealed class AnnotationRules(List<AnswerProblem> problems, int maxDepth)
{
    internal void Check(object? value, JsonTypeInfo declared, string path) => Check(value, declared, path, 0);

    private void Check(object? value, JsonTypeInfo declared, string path, int depth)
    {
        if (value is null or string || depth > maxDepth || problems.Count >= AnswerProblem.Most)
        {
            return;
        }

        var known = declared.Options.TryGetTypeInfo(value.GetType(), out var actual);
        var type = known ? actual! : declared;
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                CheckMembers(value, type, path, depth);
                break;
            case JsonTypeInfoKind.Enumerable when value is IEnumerable items && type.ElementType is { } element:
                var index = 0;
                foreach (var item in items)
                {
                    CheckItem(item, element, type, JsonPathText.Item(path, index++), depth);
                }

                break;
            case JsonTypeInfoKind.Dictionary when value is IDictionary entries && type.ElementType is { } element:
                foreach (var entry in entries.Values)
                {
                    CheckItem(entry, element, type, JsonPathText.Member(path, JsonPathText.Unknown), depth);
                }

                break;
        }
    }

    private void CheckItem(object? item, Type type, JsonTypeInfo owner, string path, int depth)
    {
        // Neither the serializer nor anybody else sees at run time whether List<string> or List<string?> was written; the schema that
        // the model is given says the first.
        if (item is null && owner.Options.RespectNullableAnnotations && Nullable.GetUnderlyingType(type) is null
            && type != typeof(object) && !type.IsAssignableTo(typeof(JsonNode)))
        {
            problems.Add(new(path, "null", "must not be null"));
        }

        CheckInner(item, type, owner, path, depth);
    }

    // A generated context need not know what a converter of its own writes.
    private void CheckInner(object? value, Type type, JsonTypeInfo owner, string path, int depth)
    {
        if (owner.Options.TryGetTypeInfo(type, out var declared))
        {
            Check(value, declared, path, depth + 1);
        }
    }

    private static IEnumerable<ValidationAttribute> AttributesOf(ICustomAttributeProvider? place) =>
        place?.GetCustomAttributes(typeof(ValidationAttribute), inherit: true).OfType<ValidationAttribute>() ?? [];

    private void CheckMembers(object owner, JsonTypeInfo type, string path, int depth)
    {
        foreach (var property in type.Properties)
        {
            if (property is not { Get: { } get } || (property.Set is null && property.AssociatedParameter is null))
            {
                continue;
            }

            var value = get(owner);
            var at = JsonPathText.Member(path, property.Name);
            var context = new ValidationContext(owner, property.Name, null, null) { MemberName = property.Name };
            var parameter = AttributesOf(property.AssociatedParameter?.AttributeProvider);
            foreach (var attribute in AttributesOf(property.AttributeProvider).Concat(parameter))
            {
                Apply(attribute, value, context, at);
            }

            CheckInner(value, property.PropertyType, type, at, depth);
        }

        foreach (var attribute in AttributesOf(type.Type))
        {
            Apply(attribute, owner, new ValidationContext(owner, type.Type.Name, null, null), path);
        }
    }

    private void Apply(ValidationAttribute attribute, object? value, ValidationContext context, string path)
    {
        bool fits;
        try
        {
            fits = attribute.GetValidationResult(value, context) == ValidationResult.Success;
        }
        catch (RegexMatchTimeoutException)
        {
            // Of RegularExpressionAttribute, after its own limit of time.
            fits = false;
        }

        if (!fits)
        {
            // The attribute's own words, which it has before it sees a value; those of the result may quote it.
            var rule = attribute.GetType().Name;
            problems.Add(new(
                path,
                rule.EndsWith("Attribute", StringComparison.Ordinal) ? rule[..^9] : rule,
                attribute.FormatErrorMessage(context.DisplayName)));
        }
    }
}
