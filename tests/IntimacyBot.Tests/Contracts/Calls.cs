using System.Reflection;
using Tests.Architecture;

namespace Tests.Contracts;

/// <summary>Finds which methods call which, in the bodies of all methods of the bot.</summary>
internal static class Calls
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<(Type From, MethodBase Called)> Of(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared))
        let body = method.GetMethodBody()
        where body is not null
        from token in TypeReferences.Tokens(body.GetILAsByteArray()!)
        let called = Member(method, token) as MethodBase
        where called is not null
        select (type, called);

    private static MemberInfo? Member(MethodBase method, int token)
    {
        var types = method.DeclaringType!.GetGenericArguments();
        return method.Module.ResolveMember(token, types, method.IsGenericMethod ? method.GetGenericArguments() : []);
    }
}
