using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tests.Architecture;

/// <summary>Finds the methods of the bot that a method can reach: those it calls, and those it passes on to be called.</summary>
internal static class ReachableMethods
{
    private const BindingFlags All = BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<(MethodBase Method, Assembly Within), MethodBase[]> Known = new();

    /// <summary>
    /// Returns the reachable methods and constructors. It may return too many: all implementations of a called method count as called.
    /// </summary>
    public static IReadOnlySet<MethodBase> Of(Delegate start, Assembly within)
    {
        var reached = new HashSet<MethodBase>();
        var open = new Stack<MethodBase>(Behind(start));
        while (open.TryPop(out var method))
        {
            if (method.Module.Assembly != within || !reached.Add(method))
                continue;
            foreach (var next in Known.GetOrAdd((method, within), m => [.. Called(m.Method), .. Implementing(m.Method, m.Within)]))
                open.Push(next);
        }

        return reached;
    }

    /// <summary>Returns the method of a delegate and of the delegates that it has captured.</summary>
    private static IEnumerable<MethodBase> Behind(Delegate start) =>
        (start.Target?.GetType().GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance) ?? [])
            .Select(f => f.GetValue(start.Target)).OfType<Delegate>().SelectMany(Behind).Prepend(start.Method);

    private static IEnumerable<MethodBase> Called(MethodBase method)
    {
        if (method.GetCustomAttribute<StateMachineAttribute>() is { } machine)
            yield return machine.StateMachineType.GetMethod("MoveNext", All)!;
        if (method.GetMethodBody() is not { } body)
            yield break;
        var (types, methods) = (method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : []);
        foreach (var token in TypeReferences.Tokens(body.GetILAsByteArray()!))
            if (method.Module.ResolveMember(token, types, methods) is MethodBase called)
                yield return called;
    }

    private static IEnumerable<MethodBase> Implementing(MethodBase method, Assembly within)
    {
        if (method is not MethodInfo { IsVirtual: true, DeclaringType: { } declared } || (!declared.IsInterface && !method.IsAbstract))
            yield break;
        foreach (var type in within.GetTypes()
            .Where(t => t is { IsInterface: false, IsGenericTypeDefinition: false } && declared.IsAssignableFrom(t)))
        {
            if (!declared.IsInterface)
            {
                foreach (var own in type.GetMethods(All).Where(m => m.GetBaseDefinition() == method))
                    yield return own;
                continue;
            }

            var map = type.GetInterfaceMap(declared);
            yield return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, method)];
        }
    }
}
