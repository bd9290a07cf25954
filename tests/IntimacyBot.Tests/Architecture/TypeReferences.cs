using System.Reflection;
using System.Reflection.Emit;

namespace Tests.Architecture;

/// <summary>Finds the types that a type uses, including in the bodies of its methods.</summary>
internal static class TypeReferences
{
    private const BindingFlags All = BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    /// <summary>Returns each used type once, as its element type or generic argument.</summary>
    public static IReadOnlySet<Type> Of(Type type)
    {
        var used = new HashSet<Type>();
        Add(used, type.BaseType);
        foreach (var one in type.GetInterfaces())
            Add(used, one);
        foreach (var attribute in type.GetCustomAttributesData())
            Add(used, attribute.AttributeType);
        foreach (var field in type.GetFields(All))
            Add(used, field.FieldType);
        foreach (var method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)))
            Add(used, method);
        return used;
    }

    private static void Add(HashSet<Type> used, MethodBase method)
    {
        Add(used, (method as MethodInfo)?.ReturnType);
        foreach (var parameter in method.GetParameters())
            Add(used, parameter.ParameterType);
        if (method.GetMethodBody() is not { } body)
            return;
        foreach (var local in body.LocalVariables)
            Add(used, local.LocalType);
        foreach (var token in Tokens(body.GetILAsByteArray()!))
            Add(used, method, token);
    }

    private static void Add(HashSet<Type> used, MethodBase method, int token)
    {
        var (types, methods) = (method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : []);
        var member = method.Module.ResolveMember(token, types, methods);
        Add(used, member as Type ?? member?.DeclaringType);
        if (member is FieldInfo field)
            Add(used, field.FieldType);
        if (member is not MethodBase called)
            return;
        Add(used, (called as MethodInfo)?.ReturnType);
        foreach (var argument in called.IsGenericMethod ? called.GetGenericArguments() : [])
            Add(used, argument);
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        while (type?.HasElementType == true)
            type = type.GetElementType();
        if (type is null || type.IsGenericParameter)
            return;
        used.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
        foreach (var argument in type.GetGenericArguments())
            if (!used.Contains(argument))
                Add(used, argument);
    }

    /// <summary>Returns the metadata tokens of all members that a method body names.</summary>
    public static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? Codes[(short)(0xFE00 | il[at + 1])] : Codes[il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return BitConverter.ToInt32(il, at);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }
}
