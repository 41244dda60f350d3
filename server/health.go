package server

import (
	"context"
	"encoding/json"
	"net/http"
	"time"
)

// pingTime is how long a store may take to show that it answers.
const pingTime = 5 * time.Second

// retryAfter is when a client may ask again that was not answered, in seconds.
const retryAfter = "5"

// unavailable is what a client is told when the store cannot be asked.
const unavailable = "the store of the graph does not answer; try again later"

// readiness answers whether a server can answer, and serves the newest graph.
type readiness struct {
	ping     func(context.Context) error
	stale    func() string
	revision string
	since    time.Time // when the revision began to be served
}

// report is what it answers.
type report struct {
	Status   string `json:"status"` // ready, stale or unavailable
	Revision string `json:"revision"`
	Age      int64  `json:"age"`             // seconds for which the revision has been served
	Error    string `json:"error,omitempty"` // why it is stale or unavailable
}

// ServeHTTP answers with 200 or 503, and a report.
func (h *readiness) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pingTime)
	defer cancel()
	is := report{Status: "ready", Revision: h.revision, Age: int64(time.Since(h.since) / time.Second)}
	if err := h.ping(ctx); err != nil {
		is.Status, is.Error = "unavailable", unavailable
	} else if why := h.stale(); why != "" {
		is.Status, is.Error = "stale", why
	}
	status := http.StatusOK
	if is.Status != "ready" {
		status = http.StatusServiceUnavailable
		w.Header().Set("Retry-After", retryAfter)
	}
	body, _ := json.Marshal(is) // numbers and text
	w.Header().Set("Cache-Control", "no-store")
	write(w, typeJSON, status, append(body, '\n'))
}
