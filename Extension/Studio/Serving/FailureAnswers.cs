using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MLKids.Studio.Reports;

namespace MLKids.Studio.Serving;

/// <summary>Answers requests that throw with a <see cref="Failure"/>; what nobody foresaw goes to the log as well.</summary>
internal sealed partial class FailureAnswers(RequestDelegate next, ErrorLog errors, ILogger<FailureAnswers> log)
{
    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
            // Requests that the framework cannot read or does not know get a bare number from it.
            if (context.Response is { HasStarted: false, StatusCode: >= 400 and < 500, ContentLength: null or 0 } && context.Request.Path.StartsWithSegments("/api"))
                throw new BadHttpRequestException($"{context.Request.Method} {context.Request.Path} was answered {context.Response.StatusCode}.", context.Response.StatusCode);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            var (status, failure) = Failure.Of(error);
            if (status == StatusCodes.Status500InternalServerError)
                LogUnexpected(log, context.Request.Path, error);
            if (status is StatusCodes.Status500InternalServerError or StatusCodes.Status422UnprocessableEntity)
                errors.Add(failure.Code, failure.Sentence, error);
            context.Response.Clear();
            context.Response.StatusCode = status;
            await context.Response.WriteAsJsonAsync(failure, StudioJson.Options, context.RequestAborted);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} failed")]
    private static partial void LogUnexpected(ILogger log, string path, Exception error);
}
