using System.Reflection;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Blocks.Discovery;

/// <summary>One method with a block attribute → one bound block.</summary>
internal sealed class MethodReader(Type type, BlockPackAttribute pack, MethodInfo method, object? instance, Action<MemberInfo, string, string, string?> mistake)
{
    private static readonly Dictionary<Type, ArgumentType> ValueTypes = new()
    {
        [typeof(double)] = ArgumentType.Number,
        [typeof(string)] = ArgumentType.Text,
        [typeof(bool)] = ArgumentType.Boolean,
        [typeof(object)] = ArgumentType.Any,
        [typeof(Values.BlockValue)] = ArgumentType.Any,
    };

    private bool _wrong;

    private string Where => $"{type.FullName}.{method.Name}";

    /// <param name="startsGroup">It is the first of a class that adds to a pack.</param>
    public BoundBlock? Read(bool startsGroup)
    {
        var attributes = method.GetCustomAttributes<BlockAttribute>().ToList();
        var attribute = attributes[0];
        if (attributes.Count > 1 || !method.IsPublic || method.IsGenericMethod)
            Mistake(AuthoringCodes.BadMethod, "a block is a public, non-generic method with exactly one block attribute");
        if (attribute.Id.Length == 0 || !attribute.Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            Mistake(AuthoringCodes.BadBlockId, $"the block id \"{attribute.Id}\" must be letters, digits and underscores, for instance \"waitFor\"");

        var text = new BlockText(attribute.Text);
        var branches = (attribute as BranchingAttribute)?.Branches ?? (attribute as SyntaxAttribute)?.Branches ?? 0;
        if (attribute is BranchingAttribute && branches is < 1 or > BlockDefinition.BranchLimit)
            Mistake(AuthoringCodes.BadBranches, $"it has {branches} stacks; write Branches = 1 to {BlockDefinition.BranchLimit}");
        var parameters = method.GetParameters();
        CheckSentence(text, parameters, branches);
        if (parameters.Count(p => p.ParameterType == typeof(BlockCall)) > 1)
            Mistake(AuthoringCodes.BadParameterType, "a block takes at most one BlockCall");
        var arguments = parameters.Where(p => p.ParameterType != typeof(BlockCall)).Select(p => Argument(p, text)).ToList();
        var (kind, result) = Returns(attribute);
        if (_wrong)
            return null;

        var definition = new BlockDefinition
        {
            PackId = pack.Id,
            Id = attribute.Id,
            Shape = ShapeOf(attribute),
            Text = text,
            Arguments = arguments!,
            Kind = kind,
            Result = result,
            GivesValue = attribute is ReporterAttribute or PredicateAttribute || (attribute is SyntaxAttribute && method.ReturnType != typeof(void)),
            Branches = branches,
            Loops = attribute is LoopAttribute or SyntaxAttribute { Loops: true },
            Terminal = attribute is CommandAttribute { Terminal: true } or SyntaxAttribute { Terminal: true } or BranchingAttribute { Terminal: true },
            Restart = (attribute as HatAttribute)?.Restart ?? false,
            Inline = method.GetCustomAttribute<InlineAttribute>()?.Script,
            Pure = attribute.Pure,
            Hidden = attribute.Hidden,
            Apart = attribute.Apart || startsGroup,
            About = attribute.About,
            Owner = attribute.Owner == BlockOwner.Both ? pack.Owner : attribute.Owner,
            Needs = [.. type.GetCustomAttributes<NeedsAttribute>().Concat(method.GetCustomAttributes<NeedsAttribute>()).Select(n => n.Need).Distinct()],
        };
        return new BoundBlock(definition, method.IsStatic ? null : instance, method, Array.FindIndex(parameters, p => p.ParameterType == typeof(BlockCall)));
    }

    private void CheckSentence(BlockText text, ParameterInfo[] parameters, int branches)
    {
        if (string.IsNullOrWhiteSpace(text.Sentence) || text.Names.Distinct().Count() < text.Names.Count)
            Mistake(AuthoringCodes.BadSentence, $"the sentence \"{text}\" is empty or names a parameter twice");
        var stacks = Enumerable.Range(0, BlockDefinition.BranchLimit).Select(BlockText.BranchName).ToList();
        if (branches > 0)
            CheckStacks(text, parameters, stacks, branches);
        foreach (var slot in text.Names.Except(branches > 0 ? stacks : []).Where(n => !parameters.Any(p => BlockText.SameName(n, p.Name!))))
            Mistake(AuthoringCodes.SlotWithoutParameter, $"the sentence names [{slot}], the method's parameters are ({string.Join(", ", parameters.Select(p => p.Name))}): add a parameter {slot.ToLowerInvariant()}, or take [{slot}] out of the sentence");
        foreach (var parameter in parameters.Where(p => p.ParameterType != typeof(BlockCall) && !text.Names.Any(n => BlockText.SameName(n, p.Name!))))
            Mistake(AuthoringCodes.ParameterWithoutSlot, $"the parameter {parameter.Name} is not in the sentence \"{text}\": write [{parameter.Name!.ToUpperInvariant()}] where it belongs");
    }

    private void CheckStacks(BlockText text, ParameterInfo[] parameters, List<string> stacks, int branches)
    {
        foreach (var stack in text.Names.Intersect(stacks.Skip(branches)))
            Mistake(AuthoringCodes.BadBranches, $"the sentence names [{stack}], but the block has {branches} of its own: write Branches = {stacks.IndexOf(stack) + 1}");
        foreach (var parameter in parameters.Where(p => stacks.Exists(s => BlockText.SameName(s, p.Name!))))
            Mistake(AuthoringCodes.BadBranches, $"the parameter {parameter.Name} has the name of a stack of blocks: call it something else");
    }

    private ArgumentDefinition? Argument(ParameterInfo parameter, BlockText text)
    {
        if (!ValueTypes.TryGetValue(parameter.ParameterType, out var argumentType))
        {
            Mistake(AuthoringCodes.BadParameterType, $"{parameter.Name} is a {parameter.ParameterType.Name}; a block takes double, string, bool, object, BlockValue or BlockCall");
            return null;
        }

        var slot = text.Names.FirstOrDefault(n => BlockText.SameName(n, parameter.Name!));
        if (slot is null)
            return null;
        var argument = new ArgumentDefinition(slot, argumentType, Default(parameter), Menu(parameter));
        return parameter.GetCustomAttribute<SlotAttribute>() is { } written ? argument with { Slot = written.Kind } : argument;
    }

    private static object? Default(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<DefaultAttribute>()?.Value ?? (parameter.HasDefaultValue ? parameter.DefaultValue : null);

    private MenuDefinition? Menu(ParameterInfo parameter)
    {
        var menu = parameter.GetCustomAttribute<MenuAttribute>();
        if (menu is null)
            return null;
        var split = menu.Items.Select(i => i.IndexOf('|') > 0 ? i.Split('|', 2) : [i]).ToList();
        IReadOnlyList<string> items = [.. split.Select(i => i[0])];
        var definition = new MenuDefinition(() => items, menu.Droppable)
        {
            OwnItems = items,
            Names = menu.Names,
            Shadow = menu.Shadow,
            Field = menu.Field,
            Texts = split.Where(i => i.Length > 1).DistinctBy(i => i[0]).ToDictionary(i => i[0], i => i[1]),
            IsFixed = menu.Source is null && menu.Names == ProjectNames.None,
        };
        if (menu.Source is null)
            return definition;
        var source = type.GetMethod(menu.Source, Type.EmptyTypes);
        if (source is null || !typeof(IEnumerable<string>).IsAssignableFrom(source.ReturnType))
        {
            Mistake(AuthoringCodes.BadMenu, $"the menu of {parameter.Name} asks for a public method IEnumerable<string> {menu.Source}(), which {type.Name} lacks");
            return null;
        }

        return definition with { Items = () => [.. items, .. (IEnumerable<string>)source.Invoke(source.IsStatic ? null : instance, null)!] };
    }

    private (CallKind Kind, ArgumentType Result) Returns(BlockAttribute attribute)
    {
        var returned = method.ReturnType;
        var waiting = returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>);
        var value = waiting ? returned.GetGenericArguments()[0] : returned;
        var kind = waiting ? CallKind.Waiting : CallKind.Immediate;
        var isValue = ValueTypes.TryGetValue(value, out var result);
        switch (attribute)
        {
            case CommandAttribute when returned == typeof(void):
                return (CallKind.Immediate, ArgumentType.Any);
            case CommandAttribute when returned == typeof(Task):
                return (CallKind.Waiting, ArgumentType.Any);
            case CommandAttribute when returned == typeof(IEnumerator<Pause>):
                return (CallKind.Stepwise, ArgumentType.Any);
            case ReporterAttribute when isValue:
            case PredicateAttribute when isValue && result == ArgumentType.Boolean:
                return (kind, result);
            case BranchingAttribute when isValue && result is ArgumentType.Boolean or ArgumentType.Number:
                return (kind, ArgumentType.Number);
            case HatAttribute when returned == typeof(bool):
                return (CallKind.Immediate, ArgumentType.Boolean);
            case HatAttribute when returned == typeof(void):
                return (CallKind.None, ArgumentType.Any);
            case SyntaxAttribute when returned == typeof(void) || isValue:
                return (CallKind.None, isValue ? result : ArgumentType.Any);
            default:
                Mistake(AuthoringCodes.BadReturnType, $"{attribute.GetType().Name.Replace("Attribute", "")} cannot return {returned.Name}; {Wanted(attribute)}");
                return default;
        }
    }

    private static string Wanted(BlockAttribute attribute) => attribute switch
    {
        CommandAttribute => "a command returns void, Task or IEnumerator<Pause>",
        ReporterAttribute => "a reporter returns string, double, bool, object, BlockValue or a Task of these",
        PredicateAttribute => "a predicate returns bool or Task<bool>",
        LoopAttribute => "a loop returns bool (true: one more turn), double (the number of the stack to run, 0 ends it) or a Task of these",
        ConditionalAttribute => "a conditional returns double (the number of the stack to run, 0 for none), bool or a Task of these",
        HatAttribute => "a hat returns bool (asked every frame) or void (started by the host)",
        _ => "syntax returns void or a value",
    };

    private static BlockShape ShapeOf(BlockAttribute attribute) => attribute switch
    {
        CommandAttribute or BranchingAttribute => BlockShape.Command,
        ReporterAttribute => BlockShape.Reporter,
        PredicateAttribute => BlockShape.Predicate,
        HatAttribute => BlockShape.Hat,
        _ => BlockShape.Syntax,
    };

    private void Mistake(string code, string what)
    {
        _wrong = true;
        mistake(method, code, $"{Where}: {what}.", $"{pack.Id}_{method.GetCustomAttributes<BlockAttribute>().First().Id}");
    }
}
