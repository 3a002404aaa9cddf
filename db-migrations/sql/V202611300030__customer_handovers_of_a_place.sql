-- Bills ask every place for the indexes with which it changed hands.
create index handover_by_place on customer.handover (service_point_id);
