namespace Rehearsal.Wire;

/// <summary>
/// Sends the world's time as the <c>Date</c> of every answer. A web server would set the real one by itself, and a bot that keeps Discord's
/// time would stop at every skip of the world's clock.
/// </summary>
internal static class DateHeader
{
    public static void UseWorldDate(this WebApplication app, TimeProvider clock) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.Date = clock.GetUtcNow().ToString("R");
            return Task.CompletedTask;
        });
        return next(http);
    });
}
